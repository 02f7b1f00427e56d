import { beforeEach, expect, it } from 'vitest'

import { database } from '../report/disk'
import { emptyDraft, type Draft } from '../report/draft'
import { reduce, type ActEvent, type NewAct } from './acts'
import { exported } from './exporting'
import { changeActs } from './keeping'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const CASE = '01a20be6-0000-7000-8000-000000000011'
const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer
const act = (key: string, more: Partial<NewAct> = {}): ActEvent => ({
  type: 'done',
  act: { key, author: QIAN, action: 'note', case: CASE, title: '坑', said: { text: key }, doneAt: '2026-11-28T00:00:00Z', offsetMs: null, base: 1, ...more },
})
const said = (key: string): ActEvent => ({
  type: 'heard',
  results: [{ key, became: 'done', case: { code: 'PA-1' }, problem: null }],
  now: Date.UTC(2026, 10, 28),
  chance: 0,
})

beforeEach(async () => {
  await (await database()).clear('acts')
  await (await database()).clear('act_bytes')
})

it('holds all that waits with its photos, and nothing of what has arrived', async () => {
  const photo = act('photo', { action: 'add_photo', said: {}, photo: { type: 'image/jpeg', size: 5 } })
  await changeActs(QIAN, act('gone'))
  await changeActs(QIAN, photo, bytes('act 1'))
  await changeActs(QIAN, act('waits'))
  const acts = await changeActs(QIAN, said('gone'))
  const draft: Draft = {
    ...emptyDraft(CASE, 0),
    what: '路面坑洼',
    code: '2A4AXRAGS',
    photos: [
      { id: 'a', bytes: bytes('one'), type: 'image/jpeg', sent: true, refused: null },
      { id: 'b', bytes: bytes('two'), type: 'image/webp', sent: false, refused: null },
    ],
  }
  // As a file tells it.
  const file = JSON.parse(JSON.stringify(await exported(QIAN, acts, [draft]))) as Awaited<ReturnType<typeof exported>>
  expect(file).toMatchObject({ schema_version: 1, account: QIAN, reports: [{ id: CASE, what: '路面坑洼', code: '2A4AXRAGS' }] })
  expect(file.acts.map(({ key }) => key)).toEqual(['photo', 'waits'])
  expect(file.reports[0]?.photos).toEqual([{ id: 'b', type: 'image/webp' }])
  expect(Object.fromEntries(Object.entries(file.bytes).map(([id, told]) => [id, atob(told)]))).toEqual({ photo: 'act 1', b: 'two' })
})

it('is whole where photos are larger than one call can spell', async () => {
  const large = new Uint8Array(70_000).map((_none, at) => at % 251)
  const draft = { ...emptyDraft(CASE, 0), photos: [{ id: 'b', bytes: large.buffer, type: 'image/jpeg', sent: false, refused: null }] }
  const { bytes: told } = await exported(QIAN, reduce([], act('waits')), [draft])
  const back = Uint8Array.from(atob(told['b'] ?? ''), (letter) => letter.charCodeAt(0))
  expect(back.length === large.length && back.every((byte, at) => byte === large[at])).toBe(true)
})
