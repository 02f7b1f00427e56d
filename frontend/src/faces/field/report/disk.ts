/**
 * The phone's own disk: what a worker wrote and the server has not got yet, by account, for two may share a phone.
 *
 * A release adds stores and takes none away: whoever opens the page of a new release has what the last one kept.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import type { Uuid } from '@/api/types'

import type { Act } from '../outgoing/acts'
import type { Carried } from '../outgoing/carrying'
import type { SigningKey } from '../outgoing/parcel'
import type { Draft, DraftPhoto } from './draft'

/** Bytes lie apart, so that a pause in typing does not write six photos again. */
export type KeptPhoto = Omit<DraftPhoto, 'bytes'>
export type KeptReport = Omit<Draft, 'photos'> & { photos: KeptPhoto[] }

export interface FieldSchema extends DBSchema {
  /** Of the first release: one draft for each account, whose photos are blobs. */
  drafts: { key: Uuid; value: unknown }
  reports: { key: [Uuid, Uuid]; value: KeptReport }
  bytes: { key: [Uuid, Uuid, Uuid]; value: ArrayBuffer }
  /** What was done to cases, and what has arrived in the last days. */
  acts: { key: [Uuid, Uuid]; value: Act }
  act_bytes: { key: [Uuid, Uuid]; value: ArrayBuffer }
  /** By which each account signs what a colleague carries, and what this phone carries for others. */
  signing: { key: Uuid; value: SigningKey }
  parcels: { key: [Uuid, Uuid]; value: Carried }
}

const STORES = ['reports', 'bytes', 'acts', 'act_bytes', 'signing', 'parcels'] as const
const VERSION = 4

let opened: Promise<IDBPDatabase<FieldSchema>> | undefined

export function database(): Promise<IDBPDatabase<FieldSchema>> {
  opened ??= open()
  return opened
}

async function open(): Promise<IDBPDatabase<FieldSchema>> {
  const again = (): void => void (opened = undefined)
  try {
    return await openDB<FieldSchema>('pingan-field', VERSION, {
      upgrade(db) {
        for (const name of STORES) if (!db.objectStoreNames.contains(name)) db.createObjectStore(name)
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
export const under = (...parts: Uuid[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []])
