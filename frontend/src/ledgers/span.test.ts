import { expect, it } from 'vitest'

import { spanOf } from './span'

it('has months of their own length', () => {
  expect(spanOf('2026-02')).toEqual({ since: '2026-02-01', until: '2026-02-28' })
  expect(spanOf('2028-02').until).toBe('2028-02-29')
  expect(spanOf('2026-12')).toEqual({ since: '2026-12-01', until: '2026-12-31' })
})
