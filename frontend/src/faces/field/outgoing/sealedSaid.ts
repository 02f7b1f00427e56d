/**
 * What is said of a household is sealed on this phone's disk while it waits: AES-GCM with a key of its author that no
 * script gets out of the browser. Unlike what the server told (`shell/sealing.ts`), it outlives a sign-out: it is its
 * author's to send. Once it has arrived nothing of it is left here.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import type { Action, Uuid } from '@/api/types'

import type { Act } from './acts'

interface Keys extends DBSchema {
  keys: { key: Uuid; value: CryptoKey }
}
interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  box: ArrayBuffer
}

const DELICATE: readonly Action[] = ['agree_care', 'visit_care', 'arrange_care', 'end_care']
export const isDelicate = ({ action }: Pick<Act, 'action'>): boolean => DELICATE.includes(action)
/** Without HTTPS browsers have no ciphers; then it is not kept, and has to be said with signal. */
export const canBeKept = (act: Pick<Act, 'action'>): boolean => !isDelicate(act) || crypto.subtle !== undefined

let opened: Promise<IDBPDatabase<Keys>> | undefined
const database = (): Promise<IDBPDatabase<Keys>> =>
  (opened ??= openDB<Keys>('pingan-outbox-keys', 1, {
    upgrade: (db) => void db.createObjectStore('keys'),
    blocking: (_old, _new, event) => {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  }))

async function keyOf(author: Uuid): Promise<CryptoKey> {
  const db = await database()
  const held = await db.get('keys', author)
  if (held !== undefined) return held
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // Another tab may have been quicker: its key is everybody's.
  const change = db.transaction('keys', 'readwrite')
  const first = (await change.store.get(author)) ?? made
  await Promise.all([change.store.put(first, author), change.done])
  return first
}

const bound = (key: Uuid): Uint8Array<ArrayBuffer> => new TextEncoder().encode(key)

/** As it is written to the disk. Rejects where it cannot be sealed. */
export async function sealed<T extends Pick<Act, 'key' | 'author' | 'action' | 'said'>>(act: T): Promise<T> {
  if (!isDelicate(act)) return act
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const words = new TextEncoder().encode(JSON.stringify(act.said))
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(act.key) }, await keyOf(act.author), words)
  return { ...act, said: { sealed: { iv, box } satisfies Sealed } }
}

/** As it was said. What its key does not open says nothing any more, and the server will refuse it. */
export async function unsealed(acts: readonly Act[]): Promise<readonly Act[]> {
  return acts.some(holdsSealed) ? Promise.all(acts.map(unseal)) : acts
}

const holdsSealed = (act: Act): boolean => isDelicate(act) && act.said.sealed !== undefined

async function unseal(act: Act): Promise<Act> {
  if (!holdsSealed(act)) return act
  const { iv, box } = act.said.sealed as Sealed
  try {
    const words = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(act.key) }, await keyOf(act.author), box)
    return { ...act, said: JSON.parse(new TextDecoder().decode(words)) }
  } catch {
    return { ...act, said: {} }
  }
}
