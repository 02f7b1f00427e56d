import { expect, it } from 'vitest'

import { isFound } from './onPhone'

const ROW = { summary: '桥头路灯不亮', code: 'PA-2A4A-XRAG', area_name: '勐板乡 / 桥头村', received_at: '2026-03-31T18:00:00Z' }

it.each([
  ['路灯', '', true],
  ['路灯 桥头村', '', true],
  ['pa-2a4a', '', true],
  ['水渠', '', false],
  ['路灯', '2026-04', true],
  // Of the county's day, not of Greenwich's.
  ['路灯', '2026-03', false],
  ['', '2026-04', true],
])('%s in “%s”: %s', (q, month, found) => {
  expect(isFound(ROW, { q, month })).toBe(found)
})
