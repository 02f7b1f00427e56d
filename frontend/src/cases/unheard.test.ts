/** What counts as one's own step that nobody answered, and what does not. */
import { expect, it } from 'vitest'

import type { TimelineEntry } from '@/api/types'

import { ownStep } from './unheard'

const line = (more: Partial<TimelineEntry>): TimelineEntry =>
  ({ id: 7, action: 'release', by: { id: 'li', name: '李望川' }, note: '转给邻镇', ...more }) as TimelineEntry
const sent = { seen: 6, myId: 'li', action: 'release', typed: '转给邻镇' }

it.each([
  ['the words that were sent', {}, true],
  ['a part of them, where a form says more', { note: '邻镇' }, true],
  ['no words, where the step keeps none', { note: '' }, true],
  ['other words: written in another window', { note: '人手不够' }, false],
  ['another hand', { by: { id: 'zhou', name: '周远山' } }, false],
  ['another step', { action: 'note' }, false],
  ['a line that stood there before', { id: 6 }, false],
] as const)('is told by %s', (_what, more, own) => {
  expect(ownStep([line({ id: 5 }), line(more as Partial<TimelineEntry>)], sent) !== undefined).toBe(own)
})

it('asks for no words where the line may say it in its own', () => {
  const { typed: _typed, ...without } = sent
  expect(ownStep([line({ note: '人手不够' })], without)?.id).toBe(7)
})
