import { describe, expect, it } from 'vitest'

import type { ProblemBody } from '@/api/problem'

import { due, duePhotos, isConflict, LONGEST_PAUSE_MS, pending, reduce, type Act, type ActEvent, type Heard, type NewAct } from './acts'

const NOW = Date.UTC(2026, 10, 28)
const DAY = 86_400_000
const after = (...events: ActEvent[]): readonly Act[] => events.reduce(reduce, [] as readonly Act[])
const did = (key: string, action = 'note', more: Partial<NewAct> = {}): ActEvent => ({
  type: 'done',
  act: { key, author: 'qian', action, case: 'case', title: '坑', said: {}, doneAt: new Date(NOW).toISOString(), offsetMs: 0, base: 2, ...more },
})
const problem = (status: number, retry: ProblemBody['retry'] = 'never'): ProblemBody => ({ code: 'x', title: 'x', status, retry })
const heard = (...results: [string, Heard['became'], ProblemBody?][]): ActEvent => ({
  type: 'heard',
  now: NOW,
  chance: 1,
  results: results.map(([key, became, said]) => ({ key, became, case: became === 'done' ? { code: 'PA-1' } : null, problem: said ?? null })),
})
const keys = (acts: readonly Act[]): string[] => acts.map(({ key }) => key)
const find = (acts: readonly Act[], key: string): Act => acts.find((act) => act.key === key)!

describe('acts on a phone', () => {
  it('keep the order they were done in, whatever the clock said', () => {
    const acts = after(did('b', 'note', { doneAt: '2030-01-01T00:00:00Z' }), did('a', 'note', { doneAt: '1970-01-01T00:00:00Z' }))
    expect(keys(due(acts, NOW))).toEqual(['b', 'a'])
  })

  it('are done on the version that those before them will leave', () => {
    const acts = after(did('receive', 'receive'), did('said', 'note'), did('handle', 'handle'), did('other', 'receive', { case: 'other', base: 7 }))
    expect(acts.map(({ key, seen, after: parent }) => [key, seen, parent])).toEqual([
      ['receive', 2, null],
      ['said', null, null],
      ['handle', 3, 'receive'],
      ['other', 7, null],
    ])
  })

  it('wait for the report of their case', () => {
    expect(after(did('said', 'note', { reportWaits: true }))[0]?.after).toBe('case')
  })

  it('are never called arrived but by a receipt', () => {
    const acts = after(did('a'), did('b'), did('c'), heard(['a', 'again', problem(500, 'later')], ['b', 'wait'], ['c', 'done']))
    expect(acts.map(({ stage }) => stage)).toEqual(['waiting', 'waiting', 'arrived'])
    expect(find(acts, 'c')).toMatchObject({ code: 'PA-1', arrivedAt: new Date(NOW).toISOString() })
  })

  it('that are refused keep none but their children', () => {
    const acts = after(did('receive', 'receive'), did('handle', 'handle'), did('said'), heard(['receive', 'refused', problem(412, 'after_refresh')]))
    expect(keys(due(acts, NOW))).toEqual(['said'])
    expect(keys(pending(acts))).toEqual(['receive', 'handle', 'said'])
    expect(acts.filter(isConflict).map(({ key }) => key)).toEqual(['receive'])
  })

  it('meant all the same go on what stands now, and their children behind them', () => {
    const acts = after(
      did('receive', 'receive'),
      did('handle', 'handle'),
      heard(['receive', 'refused', problem(412)]),
      { type: 'meant_again', key: 'receive', seen: 9 },
    )
    expect(acts.map(({ stage, seen }) => [stage, seen])).toEqual([
      ['waiting', 9],
      ['waiting', 10],
    ])
  })

  it('that the worker drops leave their children one version earlier', () => {
    const acts = after(did('receive', 'receive'), did('handle', 'handle'), did('verify', 'verify'), { type: 'dropped', key: 'receive' })
    expect(acts.map(({ key, seen, after: parent }) => [key, seen, parent])).toEqual([
      ['handle', 2, null],
      ['verify', 3, 'handle'],
    ])
  })

  it('are put off longer and longer, and hurry when told to', () => {
    const lost = (acts: readonly Act[]): readonly Act[] => reduce(acts, { type: 'unheard', keys: ['a'], problem: null, now: NOW, chance: 1 })
    const once = lost(after(did('a')))
    const often = Array.from({ length: 20 }).reduce(lost, once)
    expect([find(once, 'a').nextAt - NOW, find(often, 'a').nextAt - NOW]).toEqual([10_000, LONGEST_PAUSE_MS])
    expect(due(often, NOW)).toEqual([])
    expect(keys(due(reduce(often, { type: 'hurried' }), NOW))).toEqual(['a'])
  })

  it.each([
    ['put forward a year', NOW + 365 * DAY],
    ['put back a year', NOW - 365 * DAY],
  ])('are not held up by a clock that was %s', (_name, later) => {
    const acts = after(did('a'), { type: 'unheard', keys: ['a'], problem: null, now: NOW, chance: 1 })
    expect(keys(due(acts, later))).toEqual(['a'])
  })

  it("that are another's fault stay whole: who wrote them signs in again", () => {
    const [one] = after(did('a'), heard(['a', 'refused', problem(403, 'after_login')]))
    expect(one?.stage).toBe('waiting')
  })

  it('stay for a week with their receipt', () => {
    const acts = after(did('a'), did('b'), heard(['a', 'done']))
    expect(keys(reduce(acts, { type: 'forgotten', now: NOW + 6 * DAY }))).toEqual(['a', 'b'])
    expect(keys(reduce(acts, { type: 'forgotten', now: NOW + 8 * DAY }))).toEqual(['b'])
  })

  it('send words first, and a photo for itself', () => {
    const acts = after(did('p', 'add_photo'), did('a'))
    expect([keys(due(acts, NOW)), keys(duePhotos(acts, NOW))]).toEqual([['a'], ['p']])
  })
})

/** Numbers that are the same in every run. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A server in few words: each key once, each case at its version, a step only on the version it was done on. */
class Server {
  readonly done = new Map<string, string>()
  readonly versions = new Map<string, number>()

  take(act: Act, sick: boolean): Heard {
    const answer = (became: Heard['became'], said: ProblemBody | null = null): Heard => ({
      key: act.key,
      became,
      case: became === 'done' ? { code: 'PA-1' } : null,
      problem: said,
    })
    if (this.done.has(act.key)) return answer('done')
    if (act.after !== null && !this.done.has(act.after)) return answer('wait')
    if (sick) return answer('again', problem(503, 'later'))
    if (act.said.bad === true) return answer('refused', problem(422))
    const version = this.versions.get(act.case) ?? 1
    if (act.seen !== null && act.seen !== version) return answer('refused', problem(412, 'after_refresh'))
    this.done.set(act.key, act.case)
    if (act.seen !== null) this.versions.set(act.case, version + 1)
    return answer('done')
  }
}

describe('a phone and its server', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('agree in the end, whatever the way between them did (%i)', (seed) => {
    const chance = chances(seed)
    const pick = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!
    const server = new Server()
    let acts: readonly Act[] = []
    let now = NOW
    let made = 0
    const settled = new Set<string>()
    const everything: string[] = []

    /** One try: cut before, cut after, or whole; the batch may be an old one that comes late. */
    function tryOnce(way: string): void {
      const batch = due(acts, now)
      if (batch.length === 0) return
      const keys = batch.map(({ key }) => key)
      const lost: ActEvent = { type: 'unheard', keys, problem: null, now, chance: chance() }
      if (way === 'cut') return void (acts = reduce(acts, lost))
      const results = batch.map((act) => server.take(act, way === 'sick' && chance() < 0.5))
      acts = reduce(acts, way === 'answer lost' ? lost : { type: 'heard', results: way === 'shuffled' ? results.reverse() : results, now, chance: chance() })
    }

    /** What a worker does with what came back. */
    function settle(act: Act): void {
      const current = server.versions.get(act.case) ?? 1
      if (act.said.bad === true && chance() < 0.5) acts = reduce(acts, { type: 'meant_again', key: act.key, seen: act.seen === null ? null : current, said: {} })
      else if (isConflict(act) && chance() < 0.7) acts = reduce(acts, { type: 'meant_again', key: act.key, seen: current })
      else {
        acts = reduce(acts, { type: 'dropped', key: act.key })
        settled.add(act.key)
      }
    }

    for (let step = 0; step < 120; step += 1) {
      now += Math.floor((chance() - (chance() < 0.1 ? 30 : 0)) * DAY)
      const what = chance()
      if (what < 0.35) {
        const key = `act-${made++}`
        everything.push(key)
        const one = pick(['one', 'two', 'three'])
        acts = reduce(acts, did(key, pick(['note', 'receive', 'handle']), { case: one, base: server.versions.get(one) ?? 1, said: chance() < 0.15 ? { bad: true } : {} }))
      } else if (what < 0.45) {
        const one = pick(['one', 'two', 'three'])
        server.versions.set(one, (server.versions.get(one) ?? 1) + 1)
      } else if (what < 0.55) acts.filter(({ stage }) => stage === 'refused').forEach(settle)
      else tryOnce(pick(['cut', 'answer lost', 'sick', 'shuffled', 'whole']))
      // Nothing is ever lost on the phone, and nothing called arrived that is not there.
      expect(new Set([...keys(acts), ...settled])).toEqual(new Set(everything))
      for (const { key, stage } of acts) if (stage === 'arrived') expect(server.done.has(key)).toBe(true)
    }
    for (let round = 0; pending(acts).length > 0 && round < 500; round += 1) {
      now += LONGEST_PAUSE_MS
      tryOnce('whole')
      acts.filter(({ stage }) => stage === 'refused').forEach(settle)
    }
    expect(pending(acts)).toEqual([])
    expect(new Set(acts.map(({ key }) => key))).toEqual(new Set([...server.done.keys()].filter((key) => !settled.has(key))))
  })
})
