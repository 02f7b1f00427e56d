/**
 * 下乡准备: everything a day without a network asks for is brought to the phone. The journal's number is asked first, then
 * the cases page by page along their key, and last whatever happened after that number: nothing is skipped while the
 * lists change. What came is kept as it comes, so that a lost way costs one page; it takes the place of what was
 * here in one step, when it is whole.
 */
import type { QueryClient } from '@tanstack/vue-query'

import { api, isProblem, ok } from '@/api/client'
import { serverNow } from '@/api/clock'
import type { CaseListOut, CaseOut, CaseRow, Queue, SessionOut, Uuid } from '@/api/types'
import { CATEGORIES, caseKeys, fetchCase, fetchTimeline, rowOf } from '@/cases/queries'
import { presenceOf } from '@/people/present'
import { townshipOf, villageOf } from '@/territory/level'
import { AGREED, fetchAgreed } from '@/care/queries'
import { bringGround } from '@/territory/phoneGround'
import { DAY, fetchDay } from '@/workload/queries'

import { dropSealed, KEPT_MS, keepSealed, readSealed, type Opened } from './sealing'

const QUEUES = ['tasks', 'mine'] as const satisfies readonly Queue[]
/** Of each list. Who has more at once does not need the last of them in the mountains. */
const MOST = 200
const PAGE = 20
/** A preparation that was broken off longer ago than this begins anew. */
const RESUMED_MS = 3_600_000
const NEXT = 'next:'
const REPORT = 'pack'

/** What is on the phone. */
export interface Packed {
  cases: number
  grids: number
  bytes: number
  at: number
  until: number
}

/** How far a preparation has come: the journal's place, the list being read, and where in it. */
interface Standing {
  epoch: string
  seq: number
  queue: number
  cursor: string | null
  taken: number
}

interface CaseWhole {
  case: CaseOut
  timeline: unknown
}

export async function packed(session: SessionOut): Promise<Packed | null> {
  const [found] = await readSealed(presenceOf(session), REPORT)
  return (found?.value as Packed | undefined) ?? null
}

export async function prepare(client: QueryClient, session: SessionOut, tell: (cases: number) => void = () => undefined): Promise<Packed> {
  const who = presenceOf(session)
  let standing = await begin(who)
  while (standing.queue < QUEUES.length) {
    standing = await takePage(who, standing)
    tell((await readSealed(who, `${NEXT}case:`)).length)
  }
  await catchUp(who, session.account.id, standing)
  const ground = await bringGround()
  const places = [...(await readPlaces(session.post.area_code)), ...(await readDay(session))]
  return swap(client, who, session.account.id, ground, places)
}

async function begin(who: string): Promise<Standing> {
  const [left] = await readSealed(who, `${NEXT}standing`)
  const { epoch, head } = await ok(api.GET('/api/v1/events', { params: { query: {} } }))
  const standing = left?.value as Standing | undefined
  if (standing?.epoch === epoch && serverNow() - (left?.at ?? 0) < RESUMED_MS) return standing
  await dropSealed(who, NEXT)
  return { epoch, seq: head, queue: 0, cursor: null, taken: 0 }
}

async function takePage(who: string, standing: Standing): Promise<Standing> {
  const queue = QUEUES[standing.queue]
  const query = { queue, cursor: standing.cursor ?? undefined, size: String(PAGE) }
  const page = await ok(api.GET('/api/v1/cases', { params: { query } }))
  const there = new Set((await readSealed(who, `${NEXT}case:`)).map(({ name }) => name))
  const whole: Opened[] = []
  for (const { id } of page.items) if (!there.has(`${NEXT}case:${id}`)) whole.push(...(await readWhole(id)))
  const taken = standing.taken + page.items.length
  const over = page.next === null || taken >= MOST
  const next = over ? { ...standing, queue: standing.queue + 1, cursor: null, taken: 0 } : { ...standing, cursor: page.next, taken }
  // The cases and the place where it goes on are one write.
  const list = { name: `${NEXT}list:${queue}:${String(standing.taken).padStart(4, '0')}`, value: page, at: serverNow() }
  await keepSealed(who, [...whole, list, { name: `${NEXT}standing`, value: next, at: serverNow() }])
  return next
}

/** The case with what happened; nothing where it has gone out of this person's sight meanwhile. */
async function readWhole(id: Uuid): Promise<Opened[]> {
  try {
    const [found, timeline] = await Promise.all([fetchCase(id), fetchTimeline(id)])
    return [{ name: `${NEXT}case:${id}`, value: { case: found, timeline } satisfies CaseWhole, at: serverNow() }]
  } catch (error) {
    if (isProblem(error, 'not_found')) return []
    throw error
  }
}

/** Whatever happened since the first number: cases that changed, came, or went, while the lists were read. */
async function catchUp(who: string, account: Uuid, { epoch, seq }: Standing): Promise<void> {
  const touched = new Set<Uuid>()
  let after = seq
  for (;;) {
    const page = await ok(api.GET('/api/v1/events', { params: { query: { after, epoch, limit: 500 } } }))
    for (const { object } of page.events) if (object.type === 'case') touched.add(object.id)
    if (page.next >= page.head || page.next <= after) break
    after = page.next
  }
  for (const id of touched) {
    await dropSealed(who, `${NEXT}case:${id}`)
    const whole = await readWhole(id)
    const own = whole.filter(({ value }) => isOwn((value as CaseWhole).case, account))
    await keepSealed(who, own)
  }
}

const isOwn = ({ holder, reporter }: CaseOut, account: Uuid): boolean => holder?.id === account || reporter?.id === account

/** The township's villages and their grids by name, and the categories: what a report is chosen from. */
async function readPlaces(own: string): Promise<Opened[]> {
  const at = serverNow()
  const read = async (code: string) => ok(api.GET('/api/v1/areas/{code}', { params: { path: { code } } }))
  const township = await read(townshipOf(own) ?? own)
  const villages = new Set([villageOf(own), ...township.children.map(({ code }) => code)])
  const areas = [township]
  for (const code of villages) if (code !== null && code !== township.code) areas.push(await read(code))
  const categories = await ok(api.GET('/api/v1/categories'))
  return [told(CATEGORIES, categories, at), ...areas.map((area) => told(['areas', area.code], area, at))]
}

/** What units ask of the grid, and which households asked to be visited. */
async function readDay({ reaches }: SessionOut): Promise<Opened[]> {
  const asked = reaches['workload.day'] === undefined ? [] : [told(DAY, await fetchDay(), serverNow())]
  return reaches['care.read'] === undefined ? asked : [...asked, told(AGREED, await fetchAgreed(), serverNow())]
}

const told = (key: readonly unknown[], value: unknown, at: number): Opened => ({ name: `query:${JSON.stringify(key)}`, value, at })

/** A list as it was read, with what became of its cases since, and those that came on top. */
async function readList(who: string, queue: (typeof QUEUES)[number], account: Uuid, cases: CaseOut[]): Promise<Opened> {
  const pages = await readSealed(who, `${NEXT}list:${queue}:`)
  const fresh = new Map(cases.map((one) => [one.id, rowOf(one)]))
  const read = pages.flatMap(({ value }) => (value as CaseListOut).items)
  const known = new Set(read.map(({ id }) => id))
  const came = cases.filter((one) => !known.has(one.id) && belongs(one, queue, account)).map(rowOf)
  const still = read.map(({ id }) => fresh.get(id)).filter((row): row is CaseRow => row !== undefined)
  const items = [...came, ...still]
  const last = pages[pages.length - 1]
  const page = { ...(last?.value as CaseListOut | undefined), items, next: null }
  return told(caseKeys.list({ queue }), { pages: [page], pageParams: [undefined] }, last?.at ?? serverNow())
}

function belongs({ holder, reporter, state }: CaseOut, queue: (typeof QUEUES)[number], account: Uuid): boolean {
  return queue === 'mine' ? reporter?.id === account : holder?.id === account && state !== 'closed'
}

async function swap(client: QueryClient, who: string, account: Uuid, ground: { grids: number; bytes: number }, places: Opened[]): Promise<Packed> {
  const whole = await readSealed(who, `${NEXT}case:`)
  const cases = whole.flatMap(({ value, at }) => {
    const { case: found, timeline } = value as CaseWhole
    return [told(caseKeys.one(found.id), found, at), told(caseKeys.timeline(found.id), timeline, at)]
  })
  const found = whole.map(({ value }) => (value as CaseWhole).case)
  const lists = await Promise.all(QUEUES.map((queue) => readList(who, queue, account, found)))
  const boxes = [...lists, ...cases, ...places]
  const at = serverNow()
  const bytes = boxes.reduce((sum, { value }) => sum + JSON.stringify(value).length, ground.bytes)
  const report: Packed = { cases: whole.length, grids: ground.grids, bytes, at, until: at + KEPT_MS }
  const before = [NEXT, 'query:["cases","one"', 'query:["cases","timeline"', 'query:["areas"', 'query:["workload"', 'query:["care"']
  await keepSealed(who, [...boxes, { name: REPORT, value: report, at }], before)
  for (const { name, value, at: toldAt } of boxes) client.setQueryData(JSON.parse(name.slice('query:'.length)), value, { updatedAt: toldAt })
  return report
}
