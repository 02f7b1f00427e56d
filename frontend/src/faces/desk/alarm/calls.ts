/**
 * Which cases call for somebody at once: those that came as 特急 since the desk was opened and that nobody has opened
 * or waved away here. A pure value: lists go in, what is new comes out, and each case rings once.
 */
import type { CaseRow, Uuid } from '@/api/types'

export interface Calls {
  /** Null until the list was read for the first time: what lay there already calls nobody in. */
  readonly known: ReadonlySet<Uuid> | null
  readonly open: readonly CaseRow[]
}

export const NO_CALLS: Calls = { known: null, open: [] }

/** The newest of the waiting cases were read. `fresh`: how many of them call for the first time. */
export function read(calls: Calls, rows: readonly CaseRow[]): { calls: Calls; fresh: number } {
  const urgent = rows.filter(({ urgency }) => urgency === 'critical')
  const { known } = calls
  const fresh = known === null ? [] : urgent.filter(({ id }) => !known.has(id))
  const then = new Set([...(known ?? []), ...urgent.map(({ id }) => id)])
  return { calls: { known: then, open: [...fresh, ...calls.open] }, fresh: fresh.length }
}

/** Somebody here opened it, or has seen enough. */
export function answer(calls: Calls, id: Uuid): Calls {
  if (!calls.open.some((row) => row.id === id)) return calls
  return { ...calls, open: calls.open.filter((row) => row.id !== id) }
}

/** It is no longer waiting: a colleague was quicker. */
export function heard(calls: Calls, id: Uuid, state: string | undefined): Calls {
  const row = calls.open.find((one) => one.id === id)
  return row === undefined || state === undefined || state === row.state ? calls : answer(calls, id)
}
