/** Reports on the phone's own disk, by account: two workers may share a phone. Every promise resolves when it is written. */
import type { IDBPDatabase } from 'idb'

import type { Uuid } from '@/api/types'
import { plain } from '@/ui/plain'

import { database, under, type FieldSchema } from './disk'
import { emptyDraft, type Draft } from './draft'

export async function readReports(account: Uuid): Promise<Draft[]> {
  const db = await database()
  await bringOver(db, account)
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

interface FirstDraft extends Omit<Draft, 'photos' | 'stage' | 'refusal' | 'stored' | 'dropped'> {
  photos: { id: Uuid; blob: Blob; sent: boolean }[]
  delivered: { code: string } | null
}

/** What the first release kept: one draft, its photos as blobs. It goes only once it is written in today's shape. */
async function bringOver(db: IDBPDatabase<FieldSchema>, account: Uuid): Promise<void> {
  if (!db.objectStoreNames.contains('drafts')) return
  const first = (await db.get('drafts', account)) as FirstDraft | undefined
  if (first === undefined) return
  await keepReport(account, await asToday(first))
  await db.delete('drafts', account)
}

async function asToday({ photos, delivered, ...first }: FirstDraft): Promise<Draft> {
  const read = async ({ id, blob, sent }: FirstDraft['photos'][number]) => {
    return { id, bytes: await blob.arrayBuffer(), type: blob.type || 'image/jpeg', sent, refused: null }
  }
  const stage = delivered !== null ? 'arrived' : first.request === null ? 'writing' : 'waiting'
  return { ...emptyDraft(first.id), ...first, stage, photos: await Promise.all(photos.map(read)) }
}
