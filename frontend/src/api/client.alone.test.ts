import { beforeEach, describe, expect, it, vi } from 'vitest'

import { answer, problem } from '@/ui/testing/wire'

import { actAs, api, ApiProblem, fetchSigned, holdCsrfToken, ifMatch, ok, uuid7, whenSignedOut } from './client'
import { forgetWrites } from './writes'

const CASE = '01a20be6-9f0e-717a-b91f-87916f503d5e'

function note() {
  return ok(
    api.POST('/api/v1/cases/{case_id}/note', {
      params: { path: { case_id: CASE }, header: ifMatch(3) },
      body: { text: '已到现场' },
    }),
  )
}

async function caught(work: Promise<unknown>): Promise<ApiProblem> {
  return work.then(
    () => Promise.reject(new Error('It should have been refused.')),
    (error: ApiProblem) => error,
  )
}

beforeEach(() => {
  document.cookie = 'csrftoken=; max-age=0; path=/'
})

describe('a change', () => {
  it('carries the version that was seen, and the token of the page', async () => {
    document.cookie = 'csrftoken=from-cookie; path=/'
    const asked = answer({ [`POST /api/v1/cases/${CASE}/note`]: { body: { id: CASE } } })
    await note()
    expect(asked[0]?.headers.get('If-Match')).toBe('"3"')
    expect(asked[0]?.headers.get('X-CSRFToken')).toBe('from-cookie')
  })

  it('takes the token of the session where the cookie is hidden', async () => {
    holdCsrfToken('from-session')
    const asked = answer({ [`POST /api/v1/cases/${CASE}/note`]: { body: {} } })
    await note()
    expect(asked[0]?.headers.get('X-CSRFToken')).toBe('from-session')
  })
})

describe('every request', () => {
  it('says for whom the page acts, once somebody is there', async () => {
    const asked = answer({ 'GET /api/v1/session': { body: {} }, [`POST /api/v1/cases/${CASE}/note`]: { body: {} } })
    await ok(api.GET('/api/v1/session'))
    actAs('wu', 'dispatcher')
    await note()
    expect(asked.map(({ headers }) => headers.get('Acting-As'))).toEqual([null, 'wu/dispatcher'])
  })

  it('says so for tiles as well', async () => {
    actAs('chen', 'leader')
    const fetched = vi.fn((_address: string, _init: RequestInit) => Promise.resolve(new Response('tile')))
    vi.stubGlobal('fetch', fetched)
    await fetchSigned('/tiles/cases/8/0/0.mvt')
    expect(fetched.mock.calls[0]?.[1].headers).toEqual({ 'Acting-As': 'chen/leader' })
  })
})

describe('a lost token', () => {
  const lost = problem(403, 'csrf_failed', { retry: 'after_refresh', csrf_token: 'fresh' })
  const path = `POST /api/v1/cases/${CASE}/note`

  it('is replaced by the one the refusal brings, and the same words go again', async () => {
    const asked = answer({ [path]: ({ headers }) => (headers.get('X-CSRFToken') === 'fresh' ? { body: { id: CASE } } : lost) })
    expect(await note()).toEqual({ id: CASE })
    expect(asked).toHaveLength(2)
    expect(asked[1]?.text).toBe(asked[0]?.text)
    expect(asked[1]?.headers.get('If-Match')).toBe('"3"')
  })

  it('is asked for once and no more', async () => {
    const asked = answer({ [path]: lost })
    expect(await caught(note())).toMatchObject({ code: 'csrf_failed', retry: 'after_refresh' })
    expect(asked).toHaveLength(2)
  })

  it('is another matter than a missing right', async () => {
    const asked = answer({ [path]: problem(403, 'not_your_operation') })
    expect(await caught(note())).toMatchObject({ code: 'not_your_operation' })
    expect(asked).toHaveLength(1)
  })
})

describe('a failure', () => {
  it('is a problem with the words and extras of the server', async () => {
    answer({
      [`POST /api/v1/cases/${CASE}/note`]: problem(412, 'stale_version', {
        detail: '已有新进展',
        current: { id: CASE, version: 4 },
        invalid_params: [{ name: 'text', reason: '太长' }],
      }),
    })
    const failure = await caught(note())
    expect(failure).toMatchObject({ code: 'stale_version', status: 412, message: '已有新进展' })
    expect(failure.extra.current).toEqual({ id: CASE, version: 4 })
    expect(failure.reasonFor('text')).toBe('太长')
  })

  it('of the way there may be tried again', async () => {
    answer({ [`POST /api/v1/cases/${CASE}/note`]: 'no network' })
    expect(await caught(note())).toMatchObject({ code: 'network', status: 0, retry: 'later', isWayProblem: true })
  })

  it('of a proxy without problem details keeps its status', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Bad Gateway</h1>', { status: 502 })))
    expect(await caught(note())).toMatchObject({ code: 'http_502', retry: 'later' })
  })

  it('gives up on a link that says nothing', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_request: Request, { signal }: RequestInit) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    const failure = caught(note())
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await failure).toMatchObject({ code: 'timeout', retry: 'later' })
    vi.useRealTimers()
  })

  it.each([
    [401, 'unauthenticated', 1],
    [409, 'another_actor', 1],
    [401, 'wrong_credentials', 0],
  ])('%i %s sends the page to its door %i times', async (status, code, times) => {
    const left = vi.fn()
    whenSignedOut(left)
    answer({ [`POST /api/v1/cases/${CASE}/note`]: problem(status, code, { retry: 'after_login' }) })
    await caught(note())
    expect(left).toHaveBeenCalledTimes(times)
  })
})

describe('an id made here', () => {
  it('is a UUIDv7 of its moment', () => {
    const id = uuid7(Date.parse('2100-01-01T00:00:00Z'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(parseInt(id.replace(/-/g, '').slice(0, 12), 16)).toBe(Date.parse('2100-01-01T00:00:00Z'))
  })

  it('sorts after every id before it, also when the clock was set back', () => {
    const moment = Date.parse('2100-06-01T00:00:00Z')
    const ids = [uuid7(moment), uuid7(moment), uuid7(moment - 60_000), ...Array.from({ length: 5000 }, () => uuid7(moment))]
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a write', () => {
  const at = `POST /api/v1/cases/${CASE}/note`
  const noting = (text: string, version = 3) =>
    ok(
      api.POST('/api/v1/cases/{case_id}/note', {
        params: { path: { case_id: CASE }, header: ifMatch(version) },
        body: { text },
      }),
    )
  const keys = (asked: ReturnType<typeof answer>): (string | null)[] => asked.map(({ headers }) => headers.get('Idempotency-Key'))

  beforeEach(() => {
    forgetWrites()
    actAs('qian', 'worker')
  })

  it.each([
    ['the way was lost', 'no network' as const],
    ['a proxy gave up', { status: 504, body: {} }],
  ])('keeps its key while %s, on another version too, until it has been answered', async (_why, lost) => {
    let tries = 0
    const asked = answer({ [at]: () => ((tries += 1) <= 2 ? lost : { body: { id: CASE } }) })
    await caught(noting('已到现场'))
    await caught(noting('已到现场'))
    await noting('已到现场', 4)
    await noting('已到现场', 5)
    const [one, again, arrived, next] = keys(asked)
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect([again, arrived]).toEqual([one, one])
    expect(next).not.toBe(one)
  })

  it('is another one with other words, and after a refusal', async () => {
    let lost = true
    const asked = answer({ [at]: () => (lost ? 'no network' : problem(412, 'stale_version')) })
    await caught(noting('已到现场'))
    await caught(noting('已到现场，已劝离'))
    lost = false
    await caught(noting('已到现场'))
    await caught(noting('已到现场'))
    const [one, other, refused, anew] = keys(asked)
    expect(new Set([one, other, anew]).size).toBe(3)
    expect(refused).toBe(one)
  })

  it('is meant anew once anything else about the case has been answered', async () => {
    let lost = true
    const asked = answer({
      [`POST /api/v1/cases/${CASE}/claim`]: () => (lost ? 'no network' : { body: {} }),
      [`POST /api/v1/cases/${CASE}/release`]: { body: {} },
    })
    const params = { path: { case_id: CASE }, header: ifMatch(3) }
    const claim = () => ok(api.POST('/api/v1/cases/{case_id}/claim', { params }))
    await caught(claim())
    lost = false
    await ok(api.POST('/api/v1/cases/{case_id}/release', { params, body: { reason: '不归我' } }))
    await claim()
    const [first, , second] = keys(asked)
    expect(second).not.toBe(first)
  })

  it('keeps its key though the server hears meanwhile that somebody is writing', async () => {
    const lease = `/api/v1/cases/${CASE}/leases/close`
    let lost = true
    const asked = answer({ [at]: () => (lost ? 'no network' : { body: { id: CASE } }), [`PUT ${lease}`]: { body: {} } })
    await caught(noting('已到现场'))
    lost = false
    await ok(api.PUT('/api/v1/cases/{case_id}/leases/{what}', { params: { path: { case_id: CASE, what: 'close' } } }))
    await noting('已到现场')
    const [first, , again] = keys(asked)
    expect(again).toBe(first)
  })

  it.each([
    [401, 'unauthenticated'],
    [403, 'csrf_failed'],
    [409, 'another_actor'],
    [428, 'acting_as_missing'],
    [429, 'too_many_requests'],
  ])('keeps its key where it was turned away unread: %s %s', async (status, code) => {
    let tries = 0
    const asked = answer({
      [at]: () => ((tries += 1) === 1 ? 'no network' : tries === 2 ? problem(status, code) : { body: { id: CASE } }),
    })
    await caught(noting('已到现场'))
    await caught(noting('已到现场'))
    await noting('已到现场')
    expect(new Set(keys(asked)).size).toBe(1)
  })

  it('keeps its key on its way, whatever else is answered about the case meanwhile', async () => {
    let lose: () => void = () => undefined
    const lost = new Promise<'no network'>((resolve) => (lose = () => resolve('no network')))
    let tries = 0
    const asked = answer({
      [at]: () => ((tries += 1) === 1 ? lost : { body: { id: CASE } }),
      [`POST /api/v1/cases/${CASE}/claim`]: { body: {} },
    })
    const first = caught(noting('已到现场'))
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    const params = { path: { case_id: CASE }, header: ifMatch(3) }
    await ok(api.POST('/api/v1/cases/{case_id}/claim', { params }))
    lose()
    await first
    await noting('已到现场')
    await noting('已到现场')
    const [one, , again, next] = keys(asked)
    expect(again).toBe(one)
    expect(next).not.toBe(one)
  })

  it('keeps its key in the page where the disk has become full', async () => {
    const asked = answer({ [at]: 'no network' })
    await caught(noting('先前的话'))
    const disk = localStorage
    const full = vi.fn(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => disk.getItem(name),
      removeItem: (name: string) => disk.removeItem(name),
      setItem: full,
    })
    await caught(noting('已到现场'))
    await caught(noting('已到现场'))
    vi.stubGlobal('localStorage', disk)
    expect(full).toHaveBeenCalled()
    const [, one, again] = keys(asked)
    expect(again).toBe(one)
  })

  it('has the same key after the page was loaded anew, and another for another person', async () => {
    answer({ [at]: 'no network' })
    await caught(noting('已到现场'))
    const kept = localStorage.getItem('pingan_writes') ?? ''
    expect(kept).not.toContain('现场')
    vi.resetModules()
    const { actAs: actAgain, api: anew } = await import('./client')
    const asked = answer({ [at]: { status: 503, body: {} } })
    const send = () =>
      anew.POST('/api/v1/cases/{case_id}/note', {
        params: { path: { case_id: CASE }, header: ifMatch(3) },
        body: { text: '已到现场' },
      })
    actAgain('qian', 'worker')
    await send().catch(() => undefined)
    actAgain('sun', 'worker')
    await send().catch(() => undefined)
    const [own, others] = keys(asked)
    expect(kept).toContain(own)
    expect(kept).not.toContain(others)
  })

  it('of a session goes without one: its words are passwords', async () => {
    const asked = answer({ 'PUT /api/v1/session/password': { body: {} } })
    await ok(api.PUT('/api/v1/session/password', { body: { old_password: 'a', new_password: 'b' } }))
    expect(keys(asked)).toEqual([null])
    expect(localStorage.getItem('pingan_writes')).toBeNull()
  })
})
