/**
 * Reports that a tap has just opened. That tap asks for the place, under the worker's eyes; a form that comes back by
 * itself, after a reload or from the disk, measures nothing until it is tapped again.
 */
import type { Uuid } from '@/api/types'

const tapped = new Set<Uuid>()

export function openedByTap(id: Uuid): Uuid {
  tapped.add(id)
  return id
}

/** Whether a tap has opened it, and nobody has asked yet. */
export function wasTapped(id: Uuid): boolean {
  return tapped.delete(id)
}
