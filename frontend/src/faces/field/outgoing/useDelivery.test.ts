import { useQueryClient } from '@tanstack/vue-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { uuid7 } from '@/api/ids'
import type { SessionOut } from '@/api/types'
import { caseKeys } from '@/cases/queries'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { answer, problem, type Answer, type Asked } from '@/ui/testing/wire'

import { database } from '../report/disk'
import { useOutbox } from '../report/useOutbox'
import { pending, type Heard } from './acts'
import { useActs } from './useActs'
import { useDelivery } from './useDelivery'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const SUN = '01a20be6-0000-7000-8000-000000000009'
const CASE = '01a20be6-0000-7000-8000-000000000011'
const POST = {
  id: '01a20be6-0000-7000-8000-000000000002',
  role: 'grid_worker' as const,
  area_code: '999921100001001',
  area_name: '第一网格',
  organisation: '枫垭社区委员会',
  organisation_en: 'Committee',
  face: '/m/',
}
const sessionOf = (id: string): SessionOut => ({
  account: { id, name: '钱' },
  post: POST,
  posts: [POST],
  reaches: {},
  windows: {},
  language: 'zh-hans',
  must_change_password: false,
  first: '',
  csrf_token: 't',
})
const OUTBOX = 'POST /api/v1/outbox'

interface Sent {
  items: { key: string; action: string; author: string; seen?: number | null; after?: string | null; said: object }[]
  waiting: number
  oldest_at: string | null
}
const sentIn = (asked: Asked): Sent => JSON.parse(asked.text) as Sent
const result = (key: string, became: Heard['became'], more: object = {}): object => ({
  key,
  became,
  status: 200,
  replayed: false,
  case: became === 'done' ? { id: CASE, code: 'PA-1', version: 2, state: 'in_hand' } : null,
  dropped: [],
  problem: null,
  ...more,
})
const allDone = (asked: Asked): Answer => ({ body: { items: sentIn(asked).items.map(({ key }) => result(key, 'done')) } })

async function openPage(account: string, answers: Parameters<typeof answer>[0] = { [OUTBOX]: allDone }) {
  sessionStorage.clear()
  const asked = answer({ 'GET /api/v1/session': { body: sessionOf(account) }, ...answers })
  const { result: stores, unmount } = runIn(() => ({
    session: useSession(),
    outbox: useOutbox(),
    acts: useActs(),
    delivery: useDelivery(),
    client: useQueryClient(),
  }))
  await stores.session.load()
  await vi.waitFor(() => expect(stores.acts.read && stores.outbox.read).toBe(true))
  const add = async (action: string, said: Record<string, unknown> = {}): Promise<string> => {
    const key = uuid7()
    await stores.acts.add({ key, action, case: CASE, title: '坑', said, base: 2 })
    return key
  }
  const handedIn = (): Sent[] => asked.filter(({ path }) => path === '/api/v1/outbox').map(sentIn)
  return { ...stores, asked, add, handedIn, unmount }
}

beforeEach(async () => {
  const db = await database()
  for (const store of ['acts', 'act_bytes', 'reports', 'bytes'] as const) await db.clear(store)
})

describe('what waits on a phone', () => {
  it('moves the lists and how many are in each, once it has arrived', async () => {
    const { client, delivery, add } = await openPage(QIAN)
    const known = [caseKeys.counts, [...caseKeys.lists, 'tasks']]
    const stale = (): unknown[] => known.map((key) => client.getQueryState(key)?.isInvalidated)
    for (const key of known) client.setQueryData(key, {})
    await delivery.deliver()
    expect(stale()).toEqual([false, false])
    await add('handle')
    await delivery.deliver()
    expect(stale()).toEqual([true, true])
  })

  it('goes in one request, reports and acts, each with whose it is', async () => {
    const page = await openPage(QIAN)
    const [receive, handle] = [await page.add('receive'), await page.add('handle', { result: '好了' })]
    const report = page.outbox.begin({ category: '0501', what: '路面坑洼' })
    page.outbox.tell({ type: 'handed_in', id: report, request: { id: report, category: '0501', what: '路面坑洼' } })
    await page.delivery.deliver()
    const [sent, ...more] = page.handedIn()
    expect(more).toEqual([])
    expect(sent?.items.map(({ key, action, author, seen, after }) => [key, action, author, seen, after])).toEqual([
      [report, 'report', QIAN, undefined, undefined],
      [receive, 'receive', QIAN, 2, null],
      [handle, 'handle', QIAN, 3, receive],
    ])
    expect(page.acts.waiting).toEqual([])
    expect(page.outbox.find(report)?.stage).toBe('arrived')
    expect(page.acts.acts.map(({ key, code }) => [key, code])).toEqual(expect.arrayContaining([[report, 'PA-1']]))
  })

  it('stays whole while nobody answers, and goes after a reload of the page', async () => {
    const page = await openPage(QIAN, { [OUTBOX]: 'no network' })
    const key = await page.add('note', { text: '水在涨' })
    await page.delivery.deliver()
    expect(page.acts.waiting).toMatchObject([{ key, stage: 'waiting', tries: 1 }])
    page.unmount()

    const again = await openPage(QIAN)
    await again.acts.tell({ type: 'hurried' })
    await again.delivery.deliver()
    expect(again.handedIn()[0]?.items[0]).toMatchObject({ key, said: { text: '水在涨' } })
    expect(again.acts.waiting).toEqual([])
  })

  it('is neither seen nor sent by another account, and waits for its own', async () => {
    const page = await openPage(QIAN, { [OUTBOX]: 'no network' })
    await page.add('note')
    page.unmount()
    const other = await openPage(SUN)
    expect(other.acts.acts).toEqual([])
    await other.delivery.deliver()
    expect(other.handedIn()).toEqual([])
    other.unmount()
    expect((await openPage(QIAN)).acts.waiting).toHaveLength(1)
  })

  it('goes on around a bad one, which is kept with its reason', async () => {
    const refusal = { code: 'bad_input', title: '有误', status: 400, detail: '', retry: 'never', invalid_params: [], type: 'x' }
    const page = await openPage(QIAN, {
      [OUTBOX]: (asked) => ({
        body: { items: sentIn(asked).items.map(({ key }, at) => (at === 0 ? result(key, 'refused', { problem: refusal, status: 400 }) : result(key, 'done'))) },
      }),
    })
    const [bad] = [await page.add('note'), await page.add('note')]
    await page.delivery.deliver()
    expect(pending(page.acts.acts)).toMatchObject([{ key: bad, stage: 'refused', problem: { code: 'bad_input' } }])
  })

  it('is more than one request where it is more than a hundred, and ends', async () => {
    const page = await openPage(QIAN)
    for (let n = 0; n < 130; n += 1) await page.add('note')
    await page.delivery.deliver()
    expect(page.handedIn().map(({ items, waiting }) => [items.length, waiting])).toEqual([
      [100, 30],
      [30, 0],
    ])
    // Each is on the disk before the next is done: on a busy machine that takes a while.
  }, 60_000)

  it('asks no second time within a try what the server could not answer for now', async () => {
    const page = await openPage(QIAN, { [OUTBOX]: (asked) => ({ body: { items: sentIn(asked).items.map(({ key }) => result(key, 'again')) } }) })
    await page.add('note')
    await page.delivery.deliver()
    expect(page.handedIn()).toHaveLength(1)
    expect(page.acts.waiting).toHaveLength(1)
  })

  it('sends a photo by itself after the words, and goes on where it broke', async () => {
    const bytes = new Uint8Array(300_000).fill(7).buffer
    const parts: number[] = []
    let broken = false
    const page = await openPage(QIAN)
    const key = uuid7()
    await page.acts.add({ key, action: 'add_photo', case: CASE, title: '坑', said: {}, base: 2, photo: { type: 'image/jpeg', size: bytes.byteLength, shows: 'done' } }, bytes)
    const address = `PATCH /api/v1/cases/${CASE}/photos/${key}/parts`
    const asked = answer({
      [address]: ({ headers }) => {
        const offset = Number(headers.get('Upload-Offset'))
        if (parts.length === 1 && !broken) {
          broken = true
          return 'no network'
        }
        const here = parts.reduce((sum, part) => sum + part, 0)
        if (offset !== here) return problem(409, 'other_offset', { offset: here, retry: 'later' })
        parts.push(Math.min(offset === 0 ? 131_072 : 262_144, bytes.byteLength - offset))
        const end = offset + parts[parts.length - 1]!
        return { body: { offset: end, photo: end < bytes.byteLength ? null : { id: key, url: '', thumb_url: '', width: 1, height: 1 } } }
      },
    })
    await page.delivery.deliver()
    expect(page.acts.waiting).toMatchObject([{ key, stage: 'waiting' }])
    await page.acts.tell({ type: 'hurried' })
    await page.delivery.deliver()
    expect(page.acts.waiting).toEqual([])
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(bytes.byteLength)
    expect(new Set(asked.map(({ headers }) => headers.get('Upload-Sha256')))).toHaveProperty('size', 1)
    // Each part says what it shows, whichever turns out to be the last.
    expect(asked.filter(({ path }) => path.endsWith('/parts')).every(({ search }) => search.get('shows') === 'done')).toBe(true)
  })

  it('is sent by one tab at a time, with locks and without', async () => {
    const { asOnlySender } = await import('./oneSender')
    for (const locks of [true, false]) {
      let at = 0
      const work = async (): Promise<void> => {
        at += 1
        expect(at).toBe(1)
        await new Promise((resolve) => setTimeout(resolve, 5))
        at -= 1
      }
      const held = new Set<string>()
      const request = async (name: string, _how: object, run: (lock: object | null) => Promise<boolean>): Promise<boolean> => {
        if (held.has(name)) return run(null)
        held.add(name)
        return run({}).finally(() => held.delete(name))
      }
      if (locks) Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
      else delete (navigator as { locks?: unknown }).locks
      if (!locks) localStorage.setItem('other', JSON.stringify({ of: 'another tab', until: Date.now() + 10_000 }))
      expect(await asOnlySender(locks ? 'line' : 'other', work)).toBe(locks)
      if (!locks) localStorage.setItem('other', JSON.stringify({ of: 'a clock that was wrong', until: Date.now() + 10 ** 10 }))
      expect(await asOnlySender('other', work)).toBe(true)
    }
    delete (navigator as { locks?: unknown }).locks
  })
})
