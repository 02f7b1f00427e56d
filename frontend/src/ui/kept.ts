/**
 * Words typed and not sent yet, kept on this device for their writer: through Esc, reload and crash.
 *
 * They are as confidential as what they are about, so they belong to an account, are never shown to another, go
 * when their writer signs out, and go with the next person's sign-in or after a week at the latest. A session that
 * merely ended leaves them: whoever was cut off at noon goes on after signing in again.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import type { Uuid } from '@/api/types'
import { serverNow } from '@/api/clock'
import { plain } from '@/ui/plain'

interface Kept {
  account: Uuid
  /** What they are for: a case's step, a case's note, a new case. */
  key: string
  at: number
  words: unknown
}

interface Words extends DBSchema {
  words: { key: [Uuid, string]; value: Kept; indexes: { account: Uuid } }
}

/** What nobody came back for in a week is settled otherwise by now. */
const KEPT_MS = 7 * 24 * 3_600_000

let opened: Promise<IDBPDatabase<Words>> | undefined

function database(): Promise<IDBPDatabase<Words>> {
  opened ??= openDB<Words>('pingan-words', 1, {
    upgrade: (db) =>
      void db.createObjectStore('words', { keyPath: ['account', 'key'] }).createIndex('account', 'account'),
    // A page of a later release, or whoever clears this browser's data, waits for this one to let go.
    blocking: (_old, _new, event) => {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
    // The browser closed it: the next call opens anew.
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** Resolves once the words are on the disk, not before; rejects where they could not be written. */
export async function keepWords(account: Uuid, key: string, words: unknown): Promise<void> {
  const change = (await database()).transaction('words', 'readwrite', { durability: 'strict' })
  await Promise.all([change.store.put({ account, key, at: serverNow(), words: plain(words) }), change.done])
}

export async function readWords<T>(account: Uuid, key: string): Promise<T | undefined> {
  return (await (await database()).get('words', [account, key]))?.words as T | undefined
}

export async function dropWords(account: Uuid, key: string): Promise<void> {
  await (await database()).delete('words', [account, key])
}

/** Everything one account has kept here, by key. */
export async function allWords<T>(account: Uuid): Promise<Map<string, T>> {
  const found = await (await database()).getAllFromIndex('words', 'account', account)
  return new Map(found.map(({ key, words }) => [key, words as T]))
}

/** The writer has signed out. */
export async function forgetWords(account: Uuid): Promise<void> {
  // One request for all of them: the page is about to go, and takes with it whatever has not ended.
  const all = IDBKeyRange.bound([account, ''], [account, '\uffff'])
  const change = (await database()).transaction('words', 'readwrite', { durability: 'strict' })
  await Promise.all([change.store.delete(all), change.done])
}

/** Somebody is signed in here: what others left goes, and what is too old. */
export async function forgetOthers(account: Uuid): Promise<void> {
  const oldest = serverNow() - KEPT_MS
  await forget((kept) => kept.account !== account || kept.at < oldest)
}

async function forget(which: (kept: Kept) => boolean): Promise<void> {
  const change = (await database()).transaction('words', 'readwrite', { durability: 'strict' })
  for (let at = await change.store.openCursor(); at !== null; at = await at.continue()) {
    if (which(at.value)) await at.delete()
  }
  await change.done
}
