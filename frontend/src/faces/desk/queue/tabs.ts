/**
 * The lists a desk can show. Which of them a post has, and in which order, is the server's to say (`counts`); what the
 * page knows of each is here.
 */
import type { CaseOrder, Queue } from '@/api/types'

interface Tab {
  /** After `g` it goes there. */
  letter: string
  /** Closed cases are in it: they are due no more. */
  closed?: true
  /** Its number would only grow, and says nothing of what there is to do. */
  uncounted?: true
  /** Who belongs can be told by the server alone: the row does not say. */
  judged?: 'server'
  /** Time alone brings cases in, or takes them out; no act tells. */
  timed?: true
  /** Its order is the server's, whatever was chosen. */
  ownOrder?: true
  /** What is in it wants to be seen: its number stands out. */
  tone?: 'waiting' | 'danger'
}

const TABS = {
  waiting: { letter: 'a', tone: 'waiting' },
  tasks: { letter: 'm' },
  together: { letter: 'b', judged: 'server' },
  to_dispatch: { letter: 'd' },
  objections: { letter: 'o', tone: 'waiting' },
  to_verify: { letter: 'v' },
  today: { letter: 'j', closed: true, judged: 'server', timed: true, tone: 'waiting' },
  to_call: { letter: 'h', judged: 'server', timed: true, ownOrder: true },
  due_soon: { letter: 's', judged: 'server', timed: true },
  overdue: { letter: 'l', timed: true, tone: 'danger' },
  escalated: { letter: 'e', judged: 'server', timed: true, tone: 'danger' },
  pool: { letter: 'p' },
  to_tell: { letter: 'y', closed: true, judged: 'server', tone: 'waiting' },
  asked: { letter: 'r', judged: 'server' },
  unread: { letter: 'u', judged: 'server', ownOrder: true },
  open: { letter: 'w' },
  closed: { letter: 'c', closed: true, uncounted: true },
  all: { letter: 't', closed: true, uncounted: true },
} as const satisfies Partial<Record<Queue, Tab>>

export type DeskQueue = keyof typeof TABS
export const DESK_QUEUES = Object.keys(TABS) as DeskQueue[]
/** Until the server has said which a post has. */
export const FIRST_TABS: readonly DeskQueue[] = ['waiting', 'tasks', 'open', 'overdue', 'closed']

export const tabOf = (queue: DeskQueue): Tab => TABS[queue]

/** The lists this page knows of those the server tells, in the server's order. */
export function tabsTold(told: readonly { tab: string }[] | undefined): readonly DeskQueue[] {
  const known = (told ?? []).flatMap(({ tab }) => DESK_QUEUES.filter((queue) => queue === tab))
  return known.length > 0 ? known : FIRST_TABS
}

/** The list beside one, around the ends. */
export function neighbour(tabs: readonly DeskQueue[], queue: DeskQueue, by: 1 | -1): DeskQueue {
  const at = tabs.indexOf(queue)
  // From a list that is none of one's own, to the first or the last of them.
  const next = at < 0 ? (by > 0 ? 0 : tabs.length - 1) : (at + by + tabs.length) % tabs.length
  return tabs[next] ?? queue
}

/** The orders a list can be read in. What is searched for comes by its age. */
export function ordersOf(queue: DeskQueue, searching = false): readonly CaseOrder[] {
  const { closed, ownOrder } = tabOf(queue)
  if (ownOrder === true) return []
  return closed === true || searching ? ['newest', 'oldest'] : ['due', 'oldest', 'newest']
}

/** The order chosen, where the list has it. Null: what its reader comes for, which the server says with the list. */
export function orderAsked(queue: DeskQueue, chosen: CaseOrder | null, searching = false): CaseOrder | null {
  return chosen !== null && ordersOf(queue, searching).includes(chosen) ? chosen : null
}
