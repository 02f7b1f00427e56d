/**
 * Copies of what the server told one person under one post, sealed at rest: AES-GCM with a key that the browser keeps
 * and hands out to nobody. A lost phone's files tell nothing without that browser; a next person has no mark to read by.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import { serverNow } from '@/api/clock'
import { SEALED, sealedFor } from '@/ui/sealed'

interface Box {
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
  at: number
}

interface Boxes extends DBSchema {
  keys: { key: string; value: CryptoKey }
  boxes: { key: string; value: Box }
}

export interface Opened {
  name: string
  value: unknown
  /** When it was told, by the server's clock. */
  at: number
}

/** What is older says too little about today; it is not shown any more. */
export const KEPT_MS = 7 * 24 * 3_600_000

let opened: Promise<IDBPDatabase<Boxes>> | undefined

function database(): Promise<IDBPDatabase<Boxes>> {
  opened ??= openDB<Boxes>(SEALED, 1, {
    upgrade(db) {
      db.createObjectStore('keys')
      db.createObjectStore('boxes')
    },
    // Whoever wipes it waits for this page to let go.
    blocking: (_old, _new, event) => {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** Browsers hand ciphers to pages with HTTPS only; without them nothing is kept, and the page works online. */
export const canSeal = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined

async function keyOf(who: string): Promise<CryptoKey> {
  const db = await database()
  const held = await db.get('keys', who)
  if (held !== undefined) return held
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // Another tab may have been quicker: its key is everybody's.
  const change = db.transaction('keys', 'readwrite')
  const first = (await change.store.get(who)) ?? made
  await change.store.put(first, who)
  await change.done
  return first
}

/** A box opens for its person under its own name only. */
const bound = (who: string, name: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`${who} ${name}`)

/** Writes all of them or none; and nothing once it is not this person's device any more. */
export async function keepSealed(who: string, told: readonly Opened[], instead: readonly string[] = []): Promise<void> {
  if (!canSeal() || sealedFor() !== who) return
  const key = await keyOf(who)
  const boxes = await Promise.all(told.map(async (one) => [one.name, await seal(key, who, one)] as const))
  const db = await database()
  if (sealedFor() !== who) return
  const change = db.transaction('boxes', 'readwrite')
  await Promise.all([
    // What is put in the place of others goes with them in one step: never half of each.
    ...instead.map((name) => change.store.delete(beginning(name))),
    ...boxes.map(([name, box]) => change.store.put(box, name)),
    change.done,
  ])
}

async function seal(key: CryptoKey, who: string, { name, value, at }: Opened): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const words = new TextEncoder().encode(JSON.stringify(value))
  return { iv, at, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(who, name) }, key, words) }
}

const beginning = (name: string): IDBKeyRange => IDBKeyRange.bound(name, `${name}\uffff`)

/** All whose names begin so and that are not too old; nothing where they are somebody else's. */
export async function readSealed(who: string, name: string): Promise<Opened[]> {
  if (!canSeal() || sealedFor() !== who) return []
  const db = await database()
  const key = await db.get('keys', who)
  if (key === undefined) return []
  const [names, boxes] = await Promise.all([db.getAllKeys('boxes', beginning(name)), db.getAll('boxes', beginning(name))])
  const oldest = serverNow() - KEPT_MS
  const read = boxes.map(async (box, index) => unseal(key, who, names[index] as string, box))
  return (await Promise.all(read)).filter((one): one is Opened => one !== null && one.at >= oldest)
}

/** Null for what this key does not open: it is taken for nothing. */
async function unseal(key: CryptoKey, who: string, name: string, { iv, sealed, at }: Box): Promise<Opened | null> {
  try {
    const words = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(who, name) }, key, sealed)
    return { name, at, value: JSON.parse(new TextDecoder().decode(words)) }
  } catch {
    return null
  }
}

export async function dropSealed(who: string, name: string): Promise<void> {
  if (sealedFor() !== who) return
  await (await database()).delete('boxes', beginning(name))
}
