import { describe, expect, it } from 'vitest'

import type { AllowedAction, CaseOut, TimelineEntry } from '@/api/types'

import { changedFields, stepsOfOthers } from './changes'
import { allows, offeredSteps } from './offered'
import '../rooms'

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
