/** What this phone packs for a colleague, and what it carries for one until there is signal. */
import { api, isProblem, ok, type ApiProblem } from '@/api/client'
import { serverNow } from '@/api/clock'
import { uuid7 } from '@/api/ids'
import type { ProblemBody } from '@/api/problem'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

import type { Draft } from '../report/draft'
import { database, under } from '../report/disk'
import { due as dueReports } from '../report/outbox'
import { inOrder, isPhoto, KEPT_DAYS, type Act } from './acts'
import { actItem, batchesOf, bodyOf, reportItem } from './items'
import { asOnlySender } from './oneSender'
import { pack, tellKey, canPack, type Parcel } from './parcel'

type Counts = components['schemas']['CarriedOut']

export interface Carried {
  id: Uuid
  /** When it was handed to this phone. */
  at: string
  /** Gone once the server has it. */
  parcel: Parcel | null
  /** What became of it; never its contents. */
  counts: Counts | null
  problem: ProblemBody | null
  over: string | null
}

export interface ParcelFile {
  pingan: 'parcels'
  parcels: Parcel[]
}

/** Nobody carries more than this. */
const MOST_CHARACTERS = 20_000_000
/** Sealed and spelt in letters, words grow by a third: less of them fits into what the server reads at once. */
const MOST_PACKED = 180_000
const DAY_MS = 86_400_000

/** All words that wait, sealed; null where this phone could never tell its key. Photos stay, and follow by themselves. */
export async function packAll(who: { account: Uuid; post: Uuid }, reports: readonly Draft[], acts: readonly Act[]): Promise<ParcelFile | null> {
  const parcels: Parcel[] = []
  for (const items of batchesOf(toPack(who.account, reports, acts), MOST_PACKED)) {
    const parcel = await pack(who.account, who.post, items)
    if (parcel === null) return null
    parcels.push(parcel)
  }
  return { pingan: 'parcels', parcels }
}

/** Reports, and acts in the order they were done. */
export function toPack(account: Uuid, reports: readonly Draft[], acts: readonly Act[]) {
  const words = inOrder(acts).filter((act) => act.stage === 'waiting' && !isPhoto(act))
  return [...dueReports(reports).map((draft) => reportItem(draft, account)), ...words.map(actItem)]
}

/** Takes a colleague's file in; how many parcels were in it. Null for a file that is none. */
export async function takeIn(account: Uuid, file: Blob): Promise<number | null> {
  if (file.size > MOST_CHARACTERS) return null
  const parcels = parcelsIn(await new Response(file).text())
  if (parcels === null) return null
  const at = new Date(serverNow()).toISOString()
  const change = (await database()).transaction('parcels', 'readwrite', { durability: 'strict' })
  const held = await change.store.getAll(under(account))
  const boxes = new Set(held.map(({ parcel }) => parcel?.box))
  for (const parcel of parcels.filter(({ box }) => !boxes.has(box))) {
    const id = uuid7()
    await change.store.put({ id, at, parcel, counts: null, problem: null, over: null }, [account, id])
  }
  await change.done
  return parcels.length
}

function parcelsIn(text: string): Parcel[] | null {
  try {
    const file = JSON.parse(text) as Partial<ParcelFile> | null
    if (file?.pingan !== 'parcels' || !Array.isArray(file.parcels) || file.parcels.length === 0) return null
    return file.parcels.every(isParcel) ? file.parcels : null
  } catch {
    return null
  }
}

function isParcel(one: unknown): one is Parcel {
  const { schema_version, key, ephemeral, nonce, box } = (one ?? {}) as Record<string, unknown>
  return [schema_version, key].every(Number.isInteger) && [ephemeral, nonce, box].every((part) => typeof part === 'string')
}

export async function carriedBy(account: Uuid): Promise<Carried[]> {
  return (await database()).getAll('parcels', under(account))
}

export async function putDown(account: Uuid, id: Uuid): Promise<void> {
  await (await database()).delete('parcels', [account, id])
}

/** The way is open: the phone says by which key it signs, and hands in what it carries. */
export async function whileOpen(account: Uuid, mayCarry: boolean, stillHere: () => boolean): Promise<void> {
  if (canPack()) await tellKey(account)
  if (mayCarry) await handInAll(account, stillHere)
}

/** Whatever it carries; by one tab for all. Stops where the way is closed. */
export async function handInAll(account: Uuid, stillHere: () => boolean): Promise<void> {
  await asOnlySender(`pingan-parcels-${account}`, async () => {
    for (const one of await carriedBy(account)) {
      if (!stillHere()) return
      if (one.parcel === null) await forgetOld(account, one)
      else if (one.over === null && !(await handInOne(account, one, one.parcel))) return
    }
  })
}

/** A clock that was put back a year makes nothing old. */
async function forgetOld(account: Uuid, { id, over }: Carried): Promise<void> {
  if (serverNow() - Date.parse(over ?? '') > KEPT_DAYS * DAY_MS) await putDown(account, id)
}

async function handInOne(account: Uuid, one: Carried, parcel: Parcel): Promise<boolean> {
  const over = new Date(serverNow()).toISOString()
  try {
    const counts = await ok(api.POST('/api/v1/outbox/parcels', { body: parcel }))
    // What the server could not get to is in the same parcel: it goes again as it is.
    await write(account, counts.again > 0 ? { ...one, counts } : { ...one, counts, parcel: null, over })
    return counts.again === 0
  } catch (error) {
    if (!isProblem(error)) throw error
    if (!isFinal(error)) return false
    await write(account, { ...one, problem: bodyOf(error), over })
    return true
  }
}

/** The server says the same for ever; a lost session or a closed way are no fault of the parcel. */
const isFinal = (error: ApiProblem): boolean => error.retry === 'never' && error.status !== 401 && !error.isWayProblem

async function write(account: Uuid, one: Carried): Promise<void> {
  await (await database()).put('parcels', one, [account, one.id])
}
