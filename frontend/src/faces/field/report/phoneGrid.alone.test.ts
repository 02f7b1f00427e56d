import { openDB } from 'idb'
import { beforeAll, expect, it, vi } from 'vitest'

import { uuid7 } from '@/api/ids'
import type { LocationIn } from '@/api/types'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { answer, type Answer } from '@/ui/testing/wire'

import { useActs } from '../outgoing/useActs'
import { useOutbox } from './useOutbox'
import { useSending } from './useSending'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const GRID = '999921100001002'
const VERSION = '"grids.abc.zh-hans"'
const REPORT = 'POST /api/v1/cases'
const POST = { id: '01a20be6-0000-7000-8000-000000000002', role: 'grid_worker', area_code: '999921100001001', area_name: '第一网格', organisation: '', organisation_en: '', face: '/m/' }

/** One grid, a square of a thousandth of a degree, as `territory/grid_file.py` writes it. */
function file(): ArrayBuffer {
  const [west, south, wide] = [90_300_000, 1_500_000, 1_000]
  const corners = [0, 0, wide, 0, 0, wide, -wide, 0, 0, -wide]
  const head = new TextEncoder().encode(JSON.stringify({ version: VERSION, scale: 1e6, lines: 1, within: [[GRID.slice(0, 12), '枫垭 ', [[GRID.slice(12), '第二网格']]]] }))
  const numbers = [5, west, south, ...corners.slice(2), 1, 1, 0].flatMap(zigzag)
  const bytes = new Uint8Array(4 + head.length + numbers.length)
  new DataView(bytes.buffer).setUint32(0, head.length, true)
  bytes.set(head, 4)
  bytes.set(numbers, 4 + head.length)
  return bytes.buffer
}

function zigzag(number: number): number[] {
  const bytes: number[] = []
  let left = number >= 0 ? number * 2 : -number * 2 - 1
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128)
  return [...bytes, left]
}

beforeAll(async () => {
  const db = await openDB('pingan-ground', 1, { upgrade: (made) => void made.createObjectStore('files') })
  await db.put('files', { version: VERSION, bytes: file() }, 'grids')
  db.close()
})

async function handedIn(point: LocationIn | null, { dropped = [], atOnce = false }: { dropped?: string[]; atOnce?: boolean } = {}) {
  answer({ 'GET /api/v1/session': { body: { account: { id: QIAN, name: '钱' }, post: POST, posts: [POST], reaches: {}, windows: {}, language: 'zh-hans', must_change_password: false, first: '', csrf_token: 't' } } })
  const { result, unmount } = runIn(() => ({ session: useSession(), outbox: useOutbox(), sending: useSending(), acts: useActs() }))
  await result.session.load()
  await vi.waitFor(() => expect(result.outbox.read).toBe(true))
  const id = uuid7()
  result.outbox.tell({ type: 'begun', id, now: Date.now() })
  result.outbox.tell({ type: 'written', id, words: { category: '0501', what: '路面坑洼', point }, now: Date.now() })
  const stored: Answer = { status: 201, body: { id, code: 'PA-T2RT-JZY0', version: 1, category: '0501', what: '路面坑洼', place_note: '', photos: [], actions: [], dropped } }
  const asked = answer({ [REPORT]: stored })
  if (!atOnce) await result.sending.readGround()
  // A thumb that taps twice hands in once.
  await Promise.all([result.sending.handIn(id), result.sending.handIn(id)])
  const said = asked.map(({ text }) => JSON.parse(text) as Record<string, unknown>)
  const { acts } = result.acts
  unmount()
  return { id, said, acts }
}

const inside = { lng: 90.3005, lat: 1.5005, datum: 'wgs84', accuracy_m: 8 } as LocationIn

it('says with a report where the phone took it to be, and by which file', async () => {
  const { said } = await handedIn(inside)
  expect(said.map(({ phone_grid }) => phone_grid)).toEqual([{ code: GRID, ground: VERSION }])
})

it.each<[string, LocationIn | null]>([
  ['nothing was measured', null],
  ['the point lies in none', { ...inside, lng: 91 }],
  ['only the server turns the datum', { ...inside, datum: 'gcj02' }],
])('says nothing of it where %s', async (_why, point) => {
  const { said } = await handedIn(point)
  expect(said.map((one) => 'phone_grid' in one)).toEqual([false])
})

it('waits for no ground: handed in while the grids are still being read, a report goes without', async () => {
  const { said } = await handedIn(inside, { atOnce: true })
  expect(said.map((one) => [one.what, 'phone_grid' in one])).toEqual([['路面坑洼', false]])
})

it('keeps on the receipt that the county put it elsewhere', async () => {
  const { id, acts } = await handedIn(inside, { dropped: ['phone_grid'] })
  expect(acts.find(({ key }) => key === id)).toMatchObject({ stage: 'arrived', elsewhere: true })
})
