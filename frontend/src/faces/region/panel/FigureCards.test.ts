/** The four numbers of an area: a share where there are cases enough, else what the number is of. */
import { afterEach, expect, it } from 'vitest'

import type { VueWrapper } from '@vue/test-utils'

import type { AreaFigures } from '@/api/types'
import { mountIn } from '@/ui/testing/host'

import words from '../words.zh'
import FigureCards from './FigureCards.vue'

let shown: VueWrapper
afterEach(() => shown.unmount())

function notes(figures: Partial<AreaFigures>): string[] {
  const none = { open: 0, overdue: 0, reported: 0, closed: 0 }
  shown = mountIn(FigureCards, { figures: { ...none, ...figures }, days: 7 }, words)
  return shown.findAll('.note').map((note) => note.text())
}

it('says how much is overdue and how much was closed', () => {
  expect(notes({ open: 12, overdue: 4, reported: 2000, closed: 1999 })).toEqual(['此刻', '占在办 33.3%', '近 7 天', '已结 99.9%'])
})

it('says of a few what they are of, and no per cent', () => {
  expect(notes({ open: 1, overdue: 1, reported: 9, closed: 0 })).toEqual(['此刻', '共在办 1 件', '近 7 天', '共上报 9 件'])
})

it('says that nothing is overdue', () => {
  expect(notes({ open: 3 })).toContain('没有超期')
})
