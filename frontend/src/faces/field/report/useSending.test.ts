import { beforeEach, describe, expect, it, vi } from 'vitest'
import { reactive, readonly } from 'vue'

import { uuid7 } from '@/api/ids'
import type { LocationIn, SessionOut } from '@/api/types'
import { browser } from '@/people/leaving'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { answer, problem, type Answer } from '@/ui/testing/wire'

import { waitingPhotos, type DraftPhoto } from './draft'
import { dropReport, readReports } from './keeping'
import type { Words } from './outbox'
import { useOutbox } from './useOutbox'
import { useSending } from './useSending'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const SUN = '01a20be6-0000-7000-8000-000000000009'
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
const REPORT = 'POST /api/v1/cases'
const NOW = Date.UTC(2026, 10, 27)

/** A page on which somebody signs in; the server's answers are the test's. */
async function openPage(account = QIAN) {
  // In a tab of its own: another's would ask first.
  sessionStorage.clear()
  answer({ 'GET /api/v1/session': { body: sessionOf(account) } })
  const { result, unmount } = runIn(() => ({ session: useSession(), outbox: useOutbox(), sending: useSending() }))
  await result.session.load()
  await vi.waitFor(() => expect(result.outbox.read).toBe(true))
  const write = (id: string, words: Words): void => result.outbox.tell({ type: 'written', id, words, now: NOW })
  const begin = (words: Words = { category: '0501', what: '路面坑洼' }): string => {
    const id = uuid7()
    result.outbox.tell({ type: 'begun', id, now: NOW })
    write(id, words)
    return id
  }
  return { ...result, write, begin, unmount }
}

const stored = (id: string, more: Record<string, unknown> = {}): Answer => ({
  status: 201,
  body: { id, code: 'PA-T2RT-JZY0', version: 1, category: '0501', what: '路面坑洼', place_note: '', photos: [], actions: [], ...more },
})
const photo = (n: number): DraftPhoto => ({
  id: `01a20be6-0000-7000-8000-00000000010${n}`,
  bytes: new TextEncoder().encode(`jpeg ${n}`).buffer as ArrayBuffer,
  type: 'image/jpeg',
  sent: false,
  refused: null,
})

beforeEach(async () => {
  for (const account of [QIAN, SUN]) for (const { id } of await readReports(account)) await dropReport(account, id)
})

describe('what is kept', () => {
  // What the receiver measured and what was picked from a list reach the form as Vue's readonly proxies.
  const point = readonly(reactive({ lng: 90.3, lat: 1.5, datum: 'wgs84', accuracy_m: 8 })) as LocationIn
  const grid = readonly(reactive({ code: '999921100001002', name: '第二网格' }))

  it.each<[string, Words]>([
    ['a fix', { point }],
    ['a grid picked by name', { grid }],
    ['photos', { photos: [photo(1), photo(2)] }],
  ])('is the whole report, with %s', async (_name, words) => {
    const { begin, outbox, unmount } = await openPage()
    const id = begin({ category: '0501', what: '路面坑洼', ...words })
    expect(outbox.keptOf(id)).toBe('not_yet')
    expect(await outbox.save(id)).toBe(true)
    expect(outbox.keptOf(id)).toBe('yes')
    unmount()

    const again = await openPage()
    expect(again.outbox.find(id)).toEqual(outbox.find(id))
  })

  it('is said only of the very words that were written', async () => {
    const { begin, write, outbox } = await openPage()
    const id = begin()
    await outbox.save(id)
    write(id, { what: '路面坑洼，车过不去' })
    expect(outbox.keptOf(id)).toBe('not_yet')
    await vi.waitFor(() => expect(outbox.keptOf(id)).toBe('yes'))
  })

  it('is nothing of a form that was only opened', async () => {
    const { outbox } = await openPage()
    const id = outbox.begin()
    await outbox.save(id)
    expect(outbox.keptOf(id)).toBe('not_yet')
    expect(await readReports(QIAN)).toEqual([])
  })

  it('is told to be lost where the browser cannot write', async () => {
    const { begin, outbox } = await openPage()
    const id = begin()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(await outbox.save(id)).toBe(false)
    expect(outbox.keptOf(id)).toBe('failed')
    vi.restoreAllMocks()
    expect(await outbox.save(id)).toBe(true)
    expect(outbox.keptOf(id)).toBe('yes')
  })

  it('writes a photo once, and takes it away with the report', async () => {
    const { begin, write, outbox } = await openPage()
    const id = begin({ category: '0501', what: '路面坑洼', photos: [photo(1), photo(2)] })
    await outbox.save(id)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    write(id, { what: '另一句' })
    await outbox.save(id)
    expect(put).toHaveBeenCalledTimes(1)
    write(id, { photos: [photo(2)] })
    await outbox.save(id)
    expect((await readReports(QIAN))[0]?.photos).toEqual([photo(2)])
    outbox.tell({ type: 'thrown_away', id })
    await outbox.save(id)
    expect(await readReports(QIAN)).toEqual([])
  })
})

describe('a report on a weak link', () => {
  it('keeps everything and repeats the same request to the letter, from a page opened anew', async () => {
    const { begin, sending, unmount } = await openPage()
    const id = begin()
    const first = answer({ [REPORT]: 'no network' })
    await sending.handIn(id)
    unmount()
    expect((await readReports(QIAN))[0]).toMatchObject({ id, stage: 'waiting', what: '路面坑洼' })

    const { outbox, sending: later } = await openPage()
    const second = answer({ [REPORT]: stored(id) })
    await later.sendAll()
    expect(second[0]?.text).toBe(first[0]?.text)
    // The resident has it since the worker handed it in.
    expect(JSON.parse(first[0]?.text ?? '')).toMatchObject({ code: expect.stringMatching(/^[0-9A-Z]{9}$/) })
    expect(outbox.find(id)?.stage).toBe('arrived')
    expect(await readReports(QIAN)).toEqual([])
  })

  it('keeps its request when the session ends on the way', async () => {
    const { begin, outbox, sending } = await openPage()
    const id = begin()
    answer({ [REPORT]: problem(403, 'csrf_failed', { retry: 'after_refresh' }) })
    await sending.handIn(id)
    expect(outbox.find(id)).toMatchObject({ stage: 'waiting', request: { id } })
  })

  it('makes a new request of corrected words after a refusal, under the same id', async () => {
    const { begin, write, outbox, sending } = await openPage()
    const id = begin()
    answer({ [REPORT]: problem(422, 'outside_county', { invalid_params: [{ name: 'location', reason: '不在本县' }] }) })
    await sending.handIn(id)
    expect(outbox.find(id)).toMatchObject({ stage: 'refused', request: null, refusal: { params: [{ name: 'location' }] } })
    write(id, { what: '路面坑洼，车过不去' })
    const asked = answer({ [REPORT]: stored(id) })
    await sending.handIn(id)
    expect(JSON.parse(asked[0]?.text ?? '')).toMatchObject({ id, what: '路面坑洼，车过不去', code: outbox.find(id)?.code })
  })

  it('takes no more words once it has arrived', async () => {
    const { begin, write, outbox, sending } = await openPage()
    const id = begin()
    answer({ [REPORT]: stored(id, { dropped: ['location.captured_at'] }) })
    await sending.handIn(id)
    write(id, { what: '另一件事' })
    expect(outbox.find(id)).toMatchObject({ what: '路面坑洼', dropped: ['location.captured_at'] })
  })
})

describe('words changed after an earlier try had arrived', () => {
  async function changed(more: Record<string, unknown> = {}) {
    const page = await openPage()
    const id = page.begin()
    answer({ [REPORT]: 'no network' })
    await page.sending.handIn(id)
    page.write(id, { what: '路面坑洼，车过不去' })
    const { body } = stored(id, more) as { body: Record<string, unknown> }
    answer({ [REPORT]: problem(409, 'payload_mismatch', { current: body }) })
    await page.sending.handIn(id)
    return { ...page, id }
  }

  it('are told to be here only, and stay on the disk', async () => {
    const { id, outbox } = await changed({ actions: [{ action: 'note', needs: ['text'] }] })
    expect(outbox.find(id)).toMatchObject({
      stage: 'differs',
      what: '路面坑洼，车过不去',
      stored: { code: 'PA-T2RT-JZY0', what: '路面坑洼', takesNotes: true },
    })
    expect((await readReports(QIAN))[0]).toMatchObject({ stage: 'differs', what: '路面坑洼，车过不去' })
  })

  it('have arrived where the stored version says the same after all', async () => {
    const { id, outbox } = await changed({ what: '路面坑洼，车过不去' })
    expect(outbox.find(id)?.stage).toBe('arrived')
  })
})

describe('several reports', () => {
  it('go each once, in the order they were made, the oldest first', async () => {
    const { begin, outbox, sending } = await openPage()
    const ids = [begin({ category: '0501', what: '一', photos: [photo(1)] }), begin({ category: '0501', what: '二' })]
    answer({ [REPORT]: 'no network' })
    for (const id of ids) await sending.handIn(id)
    expect(outbox.unsettled.map(({ stage }) => stage)).toEqual(['waiting', 'waiting'])

    const picture = `PUT /api/v1/cases/${ids[0]}/photos/${photo(1).id}`
    const asked = answer({ [REPORT]: ({ text }) => stored((JSON.parse(text) as { id: string }).id), [picture]: { status: 201, body: {} } })
    await sending.sendAll()
    await sending.sendAll()
    const told = asked.map(({ method, text }) => (method === 'POST' ? (JSON.parse(text) as { what: string }).what : method))
    expect(told).toEqual(['一', '二', 'PUT'])
    expect(outbox.unsettled).toEqual([])
  })

  it('never go under another account', async () => {
    const qian = await openPage()
    const id = qian.begin()
    answer({ [REPORT]: 'no network' })
    await qian.sending.handIn(id)
    qian.unmount()

    const sun = await openPage(SUN)
    const asked = answer({})
    await sun.sending.sendAll()
    expect([asked, sun.outbox.outbox]).toEqual([[], []])
    expect(await readReports(QIAN)).toHaveLength(1)
  })

  it('are on the disk, to what was just typed, before the page goes with its person', async () => {
    const { begin, session } = await openPage()
    vi.spyOn(browser, 'silence').mockReturnValue()
    const open = vi.spyOn(browser, 'open').mockReturnValue()
    const id = begin()
    answer({ 'DELETE /api/v1/session': { status: 204 } })
    await session.signOut()
    expect(open).toHaveBeenCalledOnce()
    expect((await readReports(QIAN))[0]).toMatchObject({ id, what: '路面坑洼' })
  })
})

describe('photos', () => {
  it('go on with the one that failed, not with those that arrived', async () => {
    const { begin, outbox, sending } = await openPage()
    const id = begin({ category: '0501', what: '路面坑洼', photos: [photo(1), photo(2)] })
    const path = (n: number): string => `PUT /api/v1/cases/${id}/photos/${photo(n).id}`
    answer({ [REPORT]: stored(id), [path(1)]: { status: 201, body: {} }, [path(2)]: 'no network' })
    await sending.handIn(id)
    await sending.send(id)
    expect((await readReports(QIAN))[0]?.photos.map(({ sent }) => sent)).toEqual([true, false])

    const again = answer({ [path(2)]: { status: 201, body: {} } })
    await sending.send(id)
    expect(again).toHaveLength(1)
    expect(waitingPhotos(outbox.find(id)!)).toEqual([])
    expect(await readReports(QIAN)).toEqual([])
  })

  it('that are refused do not keep the others', async () => {
    const { begin, outbox, sending } = await openPage()
    const id = begin({ category: '0501', what: '路面坑洼', photos: [photo(1), photo(2)] })
    const path = (n: number): string => `PUT /api/v1/cases/${id}/photos/${photo(n).id}`
    answer({ [REPORT]: stored(id), [path(1)]: problem(422, 'bad_picture', { detail: '不是照片。' }), [path(2)]: { status: 201, body: {} } })
    await sending.handIn(id)
    await sending.send(id)
    expect(outbox.find(id)?.photos).toMatchObject([{ sent: false, refused: '不是照片。' }, { sent: true }])
  })
})
