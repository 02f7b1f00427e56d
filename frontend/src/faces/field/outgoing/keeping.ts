/** Acts on the phone's disk. The disk is what counts: two tabs of one phone read and write the same. */
import type { Uuid } from '@/api/types'
import { plain } from '@/ui/plain'

import { database, under } from '../report/disk'
import { reduce, type Act, type ActEvent } from './acts'

export async function readActs(account: Uuid): Promise<Act[]> {
  return (await database()).getAll('acts', under(account))
}

/** What follows from the event, written before it is told; rejects and has changed nothing. */
export async function changeActs(account: Uuid, event: ActEvent, bytes?: ArrayBuffer): Promise<readonly Act[]> {
  const db = await database()
  const tx = db.transaction(['acts', 'act_bytes'], 'readwrite', { durability: 'strict' })
  const [store, held] = [tx.objectStore('acts'), tx.objectStore('act_bytes')]
  try {
    const before = await store.getAll(under(account))
    const after = reduce(before, event)
    const left = new Set(after.map(({ key }) => key))
    const writing: Promise<unknown>[] = []
    for (const act of after) if (!before.includes(act)) writing.push(store.put(plain(act), [account, act.key]))
    for (const { key } of before) if (!left.has(key)) writing.push(store.delete([account, key]))
    for (const act of before) {
      // Bytes go once the server has them, or the worker has let go of them.
      const now = after.find(({ key }) => key === act.key)
      if (act.photo !== undefined && (now === undefined || now.stage === 'arrived')) writing.push(held.delete([account, act.key]))
    }
    if (bytes !== undefined && event.type === 'done') writing.push(held.put(bytes, [account, event.act.key]))
    await Promise.all([...writing, tx.done])
    return after
  } catch (error) {
    // All of it or nothing.
    abort(tx)
    throw error
  }
}

function abort(tx: { abort(): void; done: Promise<void> }): void {
  tx.done.catch(() => undefined)
  try {
    tx.abort()
  } catch {
    // It had ended by itself.
  }
}

export async function bytesOf(account: Uuid, key: Uuid): Promise<ArrayBuffer | undefined> {
  return (await database()).get('act_bytes', [account, key])
}
