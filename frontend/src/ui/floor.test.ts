/** What neither the lint nor the types can see of the oldest browsers we promise. */
import { parse } from '@vue/compiler-sfc'
import postcss from 'postcss'
import { expect, it } from 'vitest'

const rooms = import.meta.glob<string>('/src/**/*.vue', { query: '?raw', import: 'default', eager: true })
const sheets = import.meta.glob<string>('/src/**/*.css', { query: '?raw', import: 'default', eager: true })

/** Selectors of boxes that are grids, in some style sheet. */
function grids(css: string): string[] {
  const found: string[] = []
  postcss.parse(css).walkDecls('display', ({ value, parent }) => {
    if (/grid/.test(value) && parent?.type === 'rule') found.push(...(parent as postcss.Rule).selectors)
  })
  return found
}

/** Classes on `<button>` and `<summary>` elements of a template. */
function buttonClasses(template: string): string[] {
  return [...template.matchAll(/<(?:button|summary)\b([^>]*)/g)].flatMap(([, attributes = '']) =>
    (/\bclass="([^"]*)"/.exec(attributes)?.[1] ?? '').split(/\s+/).filter(Boolean),
  )
}

it('no button is a grid: before Chrome 83 its parts fall under each other', () => {
  const common = Object.values(sheets).flatMap(grids)
  const faults = Object.entries(rooms).flatMap(([file, source]) => {
    const { template, styles } = parse(source).descriptor
    const classes = new Set(buttonClasses(template?.content ?? ''))
    return [...styles.flatMap(({ content }) => grids(content)), ...common]
      .filter((selector) => {
        const last = selector.split(/[\s>+~]+/).pop() ?? ''
        const ofClass = [...last.matchAll(/\.([\w-]+)/g)].some(([, name = '']) => classes.has(name))
        return ofClass || /^button\b/.test(last)
      })
      .map((selector) => `${file}: ${selector}`)
  })
  expect(faults).toEqual([])
}, 60_000)
