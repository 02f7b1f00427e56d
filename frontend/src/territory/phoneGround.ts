/**
 * The county's ground on this device: all grids, to find a point's, and the base map's file. Both are whole files told
 * by a version; what is here serves until a newer one is here whole. They go with the sealed copies (`ui/sealed.ts`).
 */
import { openDB, type DBSchema } from 'idb'

import { fetchSigned } from '@/api/client'
import { pageConfig } from '@/api/page'
import type { CaseReportIn, LocationIn } from '@/api/types'
import { GROUND } from '@/ui/sealed'

import { Ground, type Located } from './ground'

interface Kept {
  version: string
  bytes: ArrayBuffer
}

type Name = 'grids' | 'map' | 'words'

interface Files extends DBSchema {
  files: { key: Name; value: Kept }
}

const GRIDS = '/api/v1/grids'
/** Which category words belong to; whoever reports may have it. */
const WORDS = '/api/v1/categories/words'
/** A file of this size is a county's; a larger one would fill a cheap phone. */
const MAP_MOST = 40_000_000

async function inFiles<T>(work: (db: Awaited<ReturnType<typeof openFiles>>) => Promise<T>): Promise<T> {
  const db = await openFiles()
  // Closed at once: whoever wipes it waits for nobody.
  return work(db).finally(() => db.close())
}

const openFiles = () => openDB<Files>(GROUND, 1, { upgrade: (db) => void db.createObjectStore('files') })
const kept = (name: Name): Promise<Kept | undefined> => inFiles((db) => db.get('files', name))

/** Brings what is newer than what is here; how many grids and bytes there are then. */
export async function bringGround(): Promise<{ grids: number; bytes: number }> {
  const grids = await bring('grids', GRIDS)
  const tiles = pageConfig().map.tiles[0]
  // A county without a base map, or with one too large for a phone, is found by its grids all the same.
  const map = tiles === undefined ? undefined : await bring('map', tiles.url, MAP_MOST).catch(() => kept('map'))
  // Read for the count, and at hand from now on.
  const ground = await inBits(Ground.reading(grids.bytes))
  read = Promise.resolve(ground)
  atHand = ground
  // A help, and nothing that a day without signal hangs on.
  await bring('words', WORDS).catch(() => undefined)
  return { grids: ground.grids.length, bytes: grids.bytes.byteLength + (map?.bytes.byteLength ?? 0) }
}

async function bring(name: Name, address: string, most = Infinity): Promise<Kept> {
  // The browser asks by its own copy's tag: what has not changed comes from there.
  const answer = await fetchSigned(address, { cache: 'no-cache' })
  if (Number(answer.headers.get('Content-Length') ?? 0) > most) throw new RangeError(`${name} is too large for a phone.`)
  const fresh = { version: answer.headers.get('ETag') ?? '', bytes: await answer.arrayBuffer() }
  await inFiles((db) => db.put('files', fresh, name))
  return fresh
}

let read: Promise<Ground | null> | undefined
let atHand: Ground | null = null

/** The grid of a point by what is here; null where nothing is, and for a datum that only the server turns. */
export async function locateHere({ lng, lat, datum, accuracy }: { lng: number; lat: number; datum?: LocationIn['datum']; accuracy: number }): Promise<Located | null> {
  const ground = isTurnedThere(datum) ? null : await groundHere()
  return ground?.locate(lng, lat, accuracy) ?? null
}

/** What a report says of it: the grid of its point, and by which file; null where that is not at hand. */
export function gridAtHand(point: LocationIn): CaseReportIn['phone_grid'] {
  const grid = isTurnedThere(point.datum) ? null : atHand?.locate(point.lng, point.lat).grid
  return atHand && grid ? { code: grid.code, ground: atHand.version } : null
}

/** How far it is to a grid in metres, none within it; null where the phone does not know the grid. */
export async function metresToGrid(code: string, { lng, lat }: { lng: number; lat: number }): Promise<number | null> {
  return (await groundHere())?.metresTo(code, lng, lat) ?? null
}

/** Only the server turns these. */
const isTurnedThere = (datum: LocationIn['datum']): boolean => datum === 'gcj02' || datum === 'bd09'

/** The ground by the file that is here, read once; null where there is none that can be read. */
export async function groundHere(): Promise<Ground | null> {
  const reading = (read ??= readKept())
  const ground = await reading
  // Newer ground may have been brought meanwhile.
  if (read === reading) atHand = ground
  if (ground === null && read === reading) read = undefined
  return ground
}

async function readKept(): Promise<Ground | null> {
  try {
    const file = await kept('grids')
    return file === undefined ? null : await inBits(Ground.reading(file.bytes))
  } catch {
    // The disk does not answer, or another release wrote it: the next 下乡准备 brings one that can be read.
    return null
  }
}

/** A cheap phone reads a large county for a second or two; whoever taps or types meanwhile comes first. */
const BIT_MS = 8

async function inBits(steps: Generator<undefined, Ground>): Promise<Ground> {
  let until = performance.now() + BIT_MS
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + BIT_MS
  }
}

/** The base map's own file, for a map that asks nobody; null where it was not brought. */
export async function mapHere(): Promise<Blob | null> {
  const file = await kept('map').catch(() => undefined)
  return file === undefined ? null : new Blob([file.bytes])
}

let fetched = false

/** The county's words of categories, the newest there is to be had; null where there are none yet. */
export async function wordingsHere<T>(): Promise<T | null> {
  if (!fetched && navigator.onLine) {
    fetched = true
    await bring('words', WORDS).catch(() => (fetched = false))
  }
  const file = await kept('words').catch(() => undefined)
  try {
    return file === undefined ? null : (JSON.parse(new TextDecoder().decode(file.bytes)) as T)
  } catch {
    return null
  }
}
