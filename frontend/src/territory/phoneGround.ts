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
  read = undefined
  // A help, and nothing that a day without signal hangs on.
  await bring('words', WORDS).catch(() => undefined)
  return { grids: Ground.read(grids.bytes).grids.length, bytes: grids.bytes.byteLength + (map?.bytes.byteLength ?? 0) }
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

/** The grid of a point by what is here; null where nothing is, and for a datum that only the server turns. */
export async function locateHere({ lng, lat, datum, accuracy }: { lng: number; lat: number; datum?: LocationIn['datum']; accuracy: number }): Promise<Located | null> {
  const ground = await groundFor(datum)
  return ground?.locate(lng, lat, accuracy) ?? null
}

/** What a report says of it: the grid of its point, and by which file; null where that is not to be had here. */
export async function gridHere(point: LocationIn | null): Promise<NonNullable<CaseReportIn['phone_grid']> | null> {
  if (point === null) return null
  const ground = await groundFor(point.datum)
  const grid = ground?.locate(point.lng, point.lat).grid
  return ground && grid ? { code: grid.code, ground: ground.version } : null
}

/** How far it is to a grid in metres, none within it; null where the phone does not know the grid. */
export async function metresToGrid(code: string, { lng, lat }: { lng: number; lat: number }): Promise<number | null> {
  return (await groundFor(undefined))?.metresTo(code, lng, lat) ?? null
}

async function groundFor(datum: LocationIn['datum']): Promise<Ground | null> {
  if (datum === 'gcj02' || datum === 'bd09') return null
  read ??= kept('grids').then(
    (file) => (file === undefined ? null : Ground.read(file.bytes)),
    () => null,
  )
  const ground = await read
  if (ground === null) read = undefined
  return ground
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
