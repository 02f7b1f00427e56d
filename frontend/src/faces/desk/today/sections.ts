/** What an empty desk shows: the lists that want something today, in the order in which they do. */
import type { CaseOrder } from '@/api/types'

import type { DeskQueue } from '../queue/tabs'

export interface Section {
  queue: DeskQueue
  order: CaseOrder
}

/** As many of each as one looks over; the list itself is a click away. */
export const SHOWN = 5

const SECTIONS: readonly Section[] = [
  { queue: 'overdue', order: 'due' },
  { queue: 'due_soon', order: 'due' },
  // What waits longest, whatever is due first.
  { queue: 'waiting', order: 'oldest' },
  { queue: 'objections', order: 'oldest' },
  { queue: 'to_verify', order: 'oldest' },
  { queue: 'asked', order: 'oldest' },
  // By the day on which each is to be looked at again.
  { queue: 'pool', order: 'due' },
]

/** Those of the post's lists. */
export function sectionsOf(tabs: readonly DeskQueue[]): Section[] {
  return SECTIONS.filter(({ queue }) => tabs.includes(queue))
}
