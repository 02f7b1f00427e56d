import { describe, expect, it } from 'vitest'

import { withSources } from './pagesOfPlatform'

const PAGE = `<head><link rel="icon" href="data:,"><link rel="modulepreload" href="/static/app/assets/vue-1.js"></head>
<body><div id="app"></div><script src="/static/faces/floor.js"></script>
<link rel="stylesheet" href="/static/app/assets/field-1.css">
<script type="module" src="/static/app/assets/field-1.js"></script></body>`

describe('a page while developing', () => {
  it('has its sources instead of what was built, and everything else as it was', () => {
    const page = withSources(PAGE, 'field')
    expect(page).not.toContain('assets')
    expect(page).toContain('<script src="/static/faces/floor.js"></script>')
    expect(page).toContain('<div id="app"></div>')
    expect(page.match(/\/static\/app\/[^"]+/g)).toEqual(['/static/app/@vite/client', '/static/app/src/faces/field/main.ts'])
  })
})
