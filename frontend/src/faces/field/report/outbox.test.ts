import { describe, expect, it } from 'vitest'

import { isSettled } from './draft'
import { due, reduce, type Outbox, type OutboxEvent } from './outbox'

const NOW = Date.UTC(2026, 10, 27)
const request = { id: 'a', category: '0501', what: '坑' } as const
const stored = { code: 'PA-1', category: '0501', what: '坑', placeNote: '', takesNotes: true } as const
const after = (...events: OutboxEvent[]): Outbox => events.reduce(reduce, [] as Outbox)
const begun = (id: string): OutboxEvent => ({ type: 'begun', id, now: NOW })
const written = (id: string, what = '坑'): OutboxEvent => ({ type: 'written', id, words: { what }, now: NOW + 1 })
const handedIn = (id: string): OutboxEvent => ({ type: 'handed_in', id, request: { ...request, id } })

describe('the reports on a phone', () => {
  it('begin as often as asked, each under its own id', () => {
    expect(after(begun('a'), begun('b'), begun('a')).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('were noticed when the first word was written', () => {
    const [one] = after(begun('a'), written('a'), { type: 'written', id: 'a', words: { what: '大坑' }, now: NOW + 9 })
    expect(one?.begunAt).toBe(new Date(NOW + 1).toISOString())
  })

  it('go oldest first, and only when handed in', () => {
    const outbox = after(begun('c'), begun('a'), begun('b'), handedIn('c'), handedIn('a'))
    expect(due(outbox).map(({ id }) => id)).toEqual(['a', 'c'])
  })

  it('keep the code that the resident was given, whatever becomes of their words', () => {
    const given = { type: 'handed_in', id: 'a', request: { ...request, code: '2A4AXRAGS' } } as const
    const refusal = { words: 'x', params: [] }
    for (const then of [written('a', '大坑'), { type: 'refused', id: 'a', refusal } as const]) {
      expect(after(begun('a'), given, then)[0]).toMatchObject({ code: '2A4AXRAGS', request: null })
    }
    expect(after(begun('a'), handedIn('a'))[0]).not.toHaveProperty('code')
  })

  it('wait no longer for what was changed after it was handed in: it is handed in anew', () => {
    const [one] = after(begun('a'), handedIn('a'), written('a', '大坑'))
    expect(one).toMatchObject({ stage: 'writing', request: null })
  })

  it.each<[string, OutboxEvent]>([
    ['arrived', { type: 'arrived', id: 'a' }],
    ['differs', { type: 'differed', id: 'a', stored }],
  ])('take neither words nor another try once they are %s', (stage, event) => {
    const [one] = after(begun('a'), written('a'), handedIn('a'), event, written('a', '大坑'), handedIn('a'))
    expect(one).toMatchObject({ stage, what: '坑' })
  })

  it('are settled when the words are made up for and no photo waits', () => {
    const photo = { id: 'p', bytes: new ArrayBuffer(1), type: 'image/jpeg', sent: false, refused: null }
    const differs = after(begun('a'), { type: 'written', id: 'a', words: { photos: [photo] }, now: NOW }, { type: 'differed', id: 'a', stored })
    const steps: OutboxEvent[] = [
      { type: 'made_up', id: 'a' },
      { type: 'photo_arrived', id: 'a', photo: 'p' },
    ]
    expect(steps.map((step, index) => isSettled(steps.slice(0, index).concat(step).reduce(reduce, differs)[0]!))).toEqual([false, true])
  })
})
