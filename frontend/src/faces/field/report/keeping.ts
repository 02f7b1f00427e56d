/** Reports on the phone's own disk, by account: two workers may share a phone. Every promise resolves when it is written. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import type { Uuid } from '@/api/types'
import { plain } from '@/ui/plain'

import type { Draft, DraftPhoto } from './draft'

/** Bytes lie apart, so that a pause in typing does not write six photos again. */
type KeptPhoto = Omit<DraftPhoto, 'bytes'>
type KeptReport = Omit<Draft, 'photos'> & { photos: KeptPhoto[] }

interface ReportsSchema extends DBSchema {
  reports: { key: [Uuid, Uuid]; value: KeptReport }
  bytes: { key: [Uuid, Uuid, Uuid]; value: ArrayBuffer }
}

let opened: Promise<IDBPDatabase<ReportsSchema>> | undefined

function database(): Promise<IDBPDatabase<ReportsSchema>> {
  opened ??= open()
  return opened
}

async function open(): Promise<IDBPDatabase<ReportsSchema>> {
  const again = (): void => void (opened = undefined)
  try {
    return await openDB<ReportsSchema>('pingan-field', 2, {
      upgrade(db) {
        for (const name of db.objectStoreNames) db.deleteObjectStore(name)
        db.createObjectStore('reports')
        db.createObjectStore('bytes')
      },
      // A page of a later release waits for this one to let go.
      blocking: (_old, _new, event) => {
        ;(event.target as IDBDatabase).close()
        again()
      },
      terminated: again,
    })
  } catch (error) {
    // The next write asks anew: a full disk may have room again.
    again()
    throw error
  }
}

/** All keys that begin with these parts. */
const under = (...parts: Uuid[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []])

export async function readReports(account: Uuid): Promise<Draft[]> {
  const db = await database()
  const tx = db.transaction(['reports', 'bytes'])
  const [reports, keys, values] = await Promise.all([
    tx.objectStore('reports').getAll(under(account)),
    tx.objectStore('bytes').getAllKeys(under(account)),
    tx.objectStore('bytes').getAll(under(account)),
  ])
  const bytesOf = new Map(keys.map(([, , photo], index) => [photo, values[index]]))
  return reports.map((kept) => ({
    ...kept,
    photos: kept.photos.flatMap((photo) => {
      const bytes = bytesOf.get(photo.id)
      return bytes === undefined ? [] : [{ ...photo, bytes }]
    }),
  }))
}

/** Writes the report with everything in it, or rejects and has written nothing. */
export async function keepReport(account: Uuid, draft: Draft): Promise<void> {
  const db = await database()
  const tx = db.transaction(['reports', 'bytes'], 'readwrite', { durability: 'strict' })
  const bytes = tx.objectStore('bytes')
  const held = await bytes.getAllKeys(under(account, draft.id))
  const there = new Set(held.map(([, , photo]) => photo))
  const wanted = new Set(draft.photos.map(({ id }) => id))
  const photos = draft.photos.map(({ bytes: _bytes, ...photo }) => photo)
  await Promise.all([
    tx.objectStore('reports').put(plain({ ...draft, photos }), [account, draft.id]),
    ...draft.photos.filter(({ id }) => !there.has(id)).map((photo) => bytes.put(plain(photo).bytes, [account, draft.id, photo.id])),
    ...held.filter(([, , photo]) => !wanted.has(photo)).map((key) => bytes.delete(key)),
    tx.done,
  ])
}

export async function dropReport(account: Uuid, id: Uuid): Promise<void> {
  const db = await database()
  const tx = db.transaction(['reports', 'bytes'], 'readwrite', { durability: 'strict' })
  await Promise.all([
    tx.objectStore('reports').delete([account, id]),
    tx.objectStore('bytes').delete(under(account, id)),
    tx.done,
  ])
}
