import { describe, expect, it } from 'vitest'

import type { AllowedAction, CaseOut, TimelineEntry } from '@/api/types'

import { changedFields, stepsOfOthers } from './changes'
import { allows, blankForm, bodyOf, offeredSteps, typedWords } from './steps'

const NOW = Date.parse('2026-10-09T17:30:00+08:00')
const atTheDesk: AllowedAction[] = [
  { action: 'release', needs: ['reason'] },
  { action: 'dispatch', needs: ['worker_id'] },
  { action: 'close', needs: ['note'] },
  { action: 'note', needs: ['text'] },
  { action: 'add_photo', needs: ['photo'] },
]

describe('the buttons', () => {
  it('are what the server allows, the likeliest first', () => {
    expect(offeredSteps(atTheDesk).map(({ action }) => action)).toEqual(['dispatch', 'close', 'release'])
    expect(allows(atTheDesk, 'note')).toBe(true)
    expect(allows(atTheDesk, 'claim')).toBe(false)
  })
})

describe('a form', () => {
  it('asks for the field the server names, whatever its name', () => {
    const form = blankForm({ action: 'rework', needs: ['reason'] }, NOW)
    expect(bodyOf(form)).toEqual({ body: null, missing: ['reason'] })
    expect(bodyOf({ kind: 'text', field: 'reason', text: ' 还有积水 ' })).toEqual({
      body: { reason: '还有积水' },
      missing: null,
    })
  })

  it('asks for nothing where nothing is needed', () => {
    expect(bodyOf(blankForm({ action: 'claim', needs: [] }, NOW))).toEqual({ body: {}, missing: null })
  })

  it('needs somebody to dispatch to', () => {
    const form = blankForm({ action: 'dispatch', needs: ['worker_id'] }, NOW)
    expect(bodyOf(form).missing).toEqual(['worker_id'])
    expect(bodyOf({ kind: 'dispatch', draft: { worker_id: 'qian', note: '' } }).body).toEqual({
      worker_id: 'qian',
      note: '',
    })
  })

  it('gives its words back when the step is no longer possible', () => {
    expect(typedWords({ kind: 'dispatch', draft: { worker_id: null, note: ' 今晚有雨 ' } })).toBe('今晚有雨')
    expect(typedWords({ kind: 'text', field: 'reason', text: '不属本镇' })).toBe('不属本镇')
  })
})

describe('what changed meanwhile', () => {
  const before = {
    track: 'event',
    state: 'reported',
    holder: null,
    close_due: '2026-10-16T18:00:00+08:00',
    photos: [],
  } as unknown as CaseOut

  it('names the fields a decision hangs on', () => {
    const claimed = { ...before, version: 2, state: 'accepted' as const, holder: { id: 'zhou', name: '周' } }
    expect(changedFields(before, claimed)).toEqual(['state', 'holder'])
    expect(changedFields(before, { ...before, version: 2 })).toEqual([])
  })

  it('tells the steps of others, oldest first', () => {
    const step = (id: number, by: string): TimelineEntry => ({ id, by: { id: by } }) as TimelineEntry
    const entries = [step(4, 'zhou'), step(1, 'qian'), step(3, 'li'), step(2, 'zhou')]
    expect(stepsOfOthers(entries, 1, 'li').map(({ id }) => id)).toEqual([2, 4])
  })
})
