import { beforeEach, describe, expect, it } from 'vitest'

import { serverNow } from '@/api/clock'
import { answer, problem } from '@/ui/testing/wire'

import { database } from '../report/disk'
import { emptyDraft } from '../report/draft'
import { reduce, type NewAct } from './acts'
import { carriedBy, handInAll, packAll, takeIn, whileOpen, type Carried } from './carrying'
import { base64, type Parcel } from './parcel'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const SUN = '01a20be6-0000-7000-8000-000000000009'
const POST = '01a20be6-0000-7000-8000-000000000002'
const DEVICE = '01a20be6-0000-7000-8000-0000000000dd'
const CASE = '01a20be6-0000-7000-8000-000000000011'
const REPORT = '01a20be6-0000-7000-8000-000000000021'
const CURVE = { namedCurve: 'P-256' }
const here = (): boolean => true
const act = (key: string, more: Partial<NewAct> = {}): NewAct => ({
  key, author: QIAN, action: 'note', case: CASE, title: '坑', said: { text: '水在涨' }, doneAt: '2026-11-28T00:00:00Z', offsetMs: null, base: 1, ...more,
})
const acts = [act('n'), act('p', { action: 'add_photo', said: {} })].reduce((all, one) => reduce(all, { type: 'done', act: one }), reduce([], { type: 'forgotten', now: 0 }))
const waiting = { ...emptyDraft(REPORT, 0), stage: 'waiting' as const, request: { id: REPORT, category: '0501', what: '坑', code: '2A4AXRAGS' } }

/** The server's half, as far as a page can play it. */
async function server() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', ...CURVE }, true, ['deriveBits'])
  const point = await crypto.subtle.exportKey('raw', pair.publicKey)
  const asked = answer({ 'PUT /api/v1/outbox/key': { body: { device: DEVICE, key: 3, point: base64(point) } } })
  await whileOpen(QIAN, false, here)
  const told = JSON.parse(asked[0]?.text ?? '') as { public_key: string }
  return { pair, point, publicKey: unspelt(told.public_key) }
}

const unspelt = (told: string) => Uint8Array.from(atob(told), (letter) => letter.charCodeAt(0))

async function opened(parcel: Parcel, { pair, point }: { pair: CryptoKeyPair; point: ArrayBuffer }) {
  const { subtle } = crypto
  const ephemeral = unspelt(parcel.ephemeral)
  const theirs = await subtle.importKey('raw', ephemeral, { name: 'ECDH', ...CURVE }, false, [])
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256)
  const drawn = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = new Uint8Array([...new TextEncoder().encode('pingan parcel 1\n'), ...ephemeral, ...new Uint8Array(point)])
  const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info }
  const key = await subtle.deriveKey(from, drawn, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
  const plain = new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: unspelt(parcel.nonce) }, key, unspelt(parcel.box)))
  return { signature: plain.slice(0, 64), written: plain.slice(64) }
}

const fileOf = (...parcels: unknown[]): Blob => new Blob([JSON.stringify({ pingan: 'parcels', parcels })])
const parcel = (box = 'AAAA'): Parcel => ({ schema_version: 1, key: 3, ephemeral: 'AAAA', nonce: 'AAAA', box })
const counts = { done: 2, before: 0, refused: 0, again: 0 }
const PARCELS = 'POST /api/v1/outbox/parcels'

beforeEach(async () => {
  const db = await database()
  await Promise.all([db.clear('parcels'), db.clear('signing')])
})

describe('what is packed', () => {
  it('are the words that wait, signed by this phone and opened by the server alone', async () => {
    const there = await server()
    const file = await packAll({ account: QIAN, post: POST }, [waiting], acts)
    expect(JSON.stringify(file)).not.toContain(QIAN)
    const [packed] = file?.parcels ?? []
    expect(packed).toMatchObject({ schema_version: 1, key: 3 })
    const { signature, written } = await opened(packed as Parcel, there)
    const key = await crypto.subtle.importKey('raw', there.publicKey, { name: 'ECDSA', ...CURVE }, false, ['verify'])
    const signed = new Uint8Array([...new TextEncoder().encode('pingan parcel 1\n'), ...written])
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed)).toBe(true)
    const inside = JSON.parse(new TextDecoder().decode(written)) as Record<string, unknown>
    expect(inside).toMatchObject({ author: QIAN, post: POST, device: DEVICE })
    expect(inside['items']).toMatchObject([
      { key: REPORT, action: 'report', author: QIAN, said: waiting.request },
      { key: 'n', action: 'note', author: QIAN, said: { text: '水在涨' } },
    ])
  })

  it('is nothing where the server has never heard this phone’s key', async () => {
    expect(await packAll({ account: QIAN, post: POST }, [waiting], acts)).toBeNull()
  })

  it('is signed by a key that no script gets out of the browser', async () => {
    await server()
    const held = await (await database()).get('signing', QIAN)
    expect(held?.pair.privateKey.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('pkcs8', held?.pair.privateKey as CryptoKey)).rejects.toThrow()
  })
})

describe('what is carried', () => {
  it.each<[string, Blob]>([
    ['another file', new Blob(['{"acts": []}'])],
    ['no JSON', new Blob(['平安'])],
    ['cut off', new Blob(['{"pingan":"parcels","parcels":[{'])],
    ['empty', fileOf()],
    ['half a parcel', fileOf(parcel(), { key: 1 })],
    ['nothing', new Blob(['null'])],
  ])('is none of %s', async (_name, file) => {
    expect(await takeIn(SUN, file)).toBeNull()
    expect(await carriedBy(SUN)).toEqual([])
  })

  it('goes when there is a way, is told in numbers, and is this account’s alone to carry', async () => {
    expect(await takeIn(SUN, fileOf(parcel('AAAA'), parcel('BBBB')))).toBe(2)
    expect(await takeIn(SUN, fileOf(parcel('AAAA')))).toBe(1)
    expect(await carriedBy(SUN)).toHaveLength(2)
    expect(await carriedBy(QIAN)).toEqual([])
    answer({ [PARCELS]: 'no network' })
    await handInAll(SUN, here)
    expect((await carriedBy(SUN)).map(({ over }) => over)).toEqual([null, null])
    const asked = answer({ [PARCELS]: { body: counts } })
    await handInAll(SUN, here)
    expect(asked.map(({ text }) => (JSON.parse(text) as Parcel).box)).toEqual(['AAAA', 'BBBB'])
    for (const one of await carriedBy(SUN)) expect(one).toMatchObject({ parcel: null, counts })
    const again = answer({ [PARCELS]: { body: counts } })
    await handInAll(SUN, here)
    expect(again).toEqual([])
  })

  it('stays whole where the server could not get to all of it', async () => {
    await takeIn(SUN, fileOf(parcel()))
    answer({ [PARCELS]: { body: { ...counts, again: 1 } } })
    await handInAll(SUN, here)
    expect((await carriedBy(SUN))[0]).toMatchObject({ over: null, parcel: parcel() })
  })

  it.each([
    [problem(403, 'unsigned_parcel'), true],
    [problem(500, 'server_fault', { retry: 'later' }), false],
  ])('is over with only once the server says the same for ever (%#)', async (said, over) => {
    await takeIn(SUN, fileOf(parcel('AAAA'), parcel('BBBB')))
    const asked = answer({ [PARCELS]: said })
    await handInAll(SUN, here)
    expect(asked).toHaveLength(over ? 2 : 1)
    expect((await carriedBy(SUN)).map((one) => one.over !== null)).toEqual([over, over])
  })

  it('is not handed in by whoever signed in meanwhile', async () => {
    await takeIn(SUN, fileOf(parcel()))
    const asked = answer({ [PARCELS]: { body: counts } })
    await handInAll(SUN, () => false)
    expect(asked).toEqual([])
  })

  it('is forgotten a week after it arrived', async () => {
    await takeIn(SUN, fileOf(parcel()))
    answer({ [PARCELS]: { body: counts } })
    await handInAll(SUN, here)
    expect(await carriedBy(SUN)).toHaveLength(1)
    const [one] = await carriedBy(SUN)
    const longAgo = { ...(one as Carried), over: new Date(serverNow() - 8 * 86_400_000).toISOString() }
    await (await database()).put('parcels', longAgo, [SUN, longAgo.id])
    await handInAll(SUN, here)
    expect(await carriedBy(SUN)).toEqual([])
  })
})
