import { deleteDB, openDB } from 'idb'
import { beforeEach, expect, it, vi } from 'vitest'

import type { NewAct } from './acts'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const SUN = '01a20be6-0000-7000-8000-000000000009'
const REPORT = '01a20be6-0000-7000-8000-000000000011'
const PHOTO = '01a20be6-0000-7000-8000-000000000021'
const REQUEST = { id: REPORT, category: '0501', what: '路面坑洼' }

/** The disk as on a phone whose page is opened for the first time with this release. */
async function newRelease() {
  vi.resetModules()
  return { ...(await import('./keeping')), ...(await import('../report/keeping')), disk: await import('../report/disk') }
}

let close: () => void = () => undefined
beforeEach(async () => {
  close()
  await deleteDB('pingan-field')
})

async function open() {
  const found = await newRelease()
  const db = await found.disk.database()
  close = () => db.close()
  return found
}

const act = (key: string, more: Partial<NewAct> = {}): NewAct => ({
  key,
  author: QIAN,
  action: 'note',
  case: REPORT,
  title: '坑',
  said: { text: '明天再去' },
  doneAt: '2026-11-28T01:00:00.000Z',
  offsetMs: 3,
  base: 1,
  ...more,
})

it('has what the second release kept, bytes and all', async () => {
  const old = await openDB('pingan-field', 2, {
    upgrade(db) {
      db.createObjectStore('reports')
      db.createObjectStore('bytes')
    },
  })
  const photo = { id: PHOTO, type: 'image/jpeg', sent: false, refused: null }
  const kept = { id: REPORT, category: '0501', what: '路面坑洼', placeNote: '', urgency: null, point: null, pointBy: 'receiver', grid: null, onSpot: false, photos: [photo], begunAt: '2026-11-01T00:00:00.000Z', stage: 'waiting', request: REQUEST, refusal: null, stored: null, dropped: [] }
  await old.put('reports', kept, [QIAN, REPORT])
  await old.put('bytes', new Uint8Array([1, 2, 3]).buffer, [QIAN, REPORT, PHOTO])
  old.close()

  const { readReports } = await open()
  const [report] = await readReports(QIAN)
  expect(report).toMatchObject({ stage: 'waiting', request: REQUEST })
  expect(new Uint8Array(report!.photos[0]!.bytes)).toEqual(new Uint8Array([1, 2, 3]))
  expect(await readReports(SUN)).toEqual([])
})

it.each([
  ['handed in', { request: REQUEST, delivered: null }, 'waiting'],
  ['half written', { request: null, delivered: null }, 'writing'],
  ['arrived, its photos not', { request: REQUEST, delivered: { code: 'PA-1' } }, 'arrived'],
])('has what the first release kept of a report %s', async (_name, how, stage) => {
  const old = await openDB('pingan-field', 1, { upgrade: (db) => void db.createObjectStore('drafts') })
  const photos = [{ id: PHOTO, blob: new Uint8Array([4, 5]).buffer, sent: false }]
  const draft = { id: REPORT, category: '0501', what: '路面坑洼', placeNote: '桥头', urgency: null, point: null, pointBy: 'pin', grid: null, onSpot: false, photos, begunAt: '2026-10-01T00:00:00.000Z', unsent: true, ...how }
  await old.put('drafts', draft, QIAN)
  old.close()
  // What clones blobs in this test's browser keeps no bytes of them, so they are put in their place here.
  Object.defineProperty(ArrayBuffer.prototype, 'arrayBuffer', { configurable: true, value(this: ArrayBuffer) { return Promise.resolve(this) } })

  const { readReports } = await open()
  const [report] = await readReports(QIAN)
  expect(report).toMatchObject({ id: REPORT, stage, what: '路面坑洼', placeNote: '桥头' })
  expect(new Uint8Array(report!.photos[0]!.bytes)).toEqual(new Uint8Array([4, 5]))
  expect(await readReports(QIAN)).toHaveLength(1)
})

it('keeps acts by account, and their bytes until they have arrived', async () => {
  const { changeActs, readActs, bytesOf } = await open()
  const photo = { type: 'image/jpeg', size: 3 }
  await changeActs(QIAN, { type: 'done', act: act('a') })
  await changeActs(QIAN, { type: 'done', act: act('p', { action: 'add_photo', photo }) }, new Uint8Array([7, 8, 9]).buffer)
  expect((await readActs(QIAN)).map(({ key }) => key)).toEqual(['a', 'p'])
  expect(await readActs(SUN)).toEqual([])
  expect(await bytesOf(SUN, 'p')).toBeUndefined()
  expect(new Uint8Array((await bytesOf(QIAN, 'p'))!)).toEqual(new Uint8Array([7, 8, 9]))
  await changeActs(QIAN, { type: 'heard', now: 0, chance: 0, results: [{ key: 'p', became: 'done', case: null, problem: null }] })
  expect(await bytesOf(QIAN, 'p')).toBeUndefined()
})

it('has done nothing where the disk is full', async () => {
  const { changeActs, readActs } = await open()
  await changeActs(QIAN, { type: 'done', act: act('a') })
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await expect(changeActs(QIAN, { type: 'done', act: act('b') })).rejects.toThrow()
  full.mockRestore()
  expect((await readActs(QIAN)).map(({ key }) => key)).toEqual(['a'])
})

it('loses nothing to two tabs that write at once', async () => {
  const { changeActs, readActs } = await open()
  await Promise.all(Array.from({ length: 20 }, (_, n) => changeActs(QIAN, { type: 'done', act: act(`k${n}`) })))
  const acts = await readActs(QIAN)
  expect(new Set(acts.map(({ order }) => order)).size).toBe(20)
})
