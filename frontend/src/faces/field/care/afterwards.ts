/** Visits as they will be once what waits on this phone has arrived: by the rules of the county (`care.services`). */
import type { Care } from '@/care/queries'
import { dayOf, momentOf } from '@/ui/time'

import type { Act } from '../outgoing/acts'

type Done = Pick<Act, 'action' | 'said'>
type Terms = Pick<Care, 'wish' | 'every_days' | 'next_on'>
type Visit = Care['visits'][number] & { next_on: string | null }

export function afterwards(care: Care, acts: readonly Done[], today: string): Care {
  return acts.reduce((now, act) => afterOne(now, act, today), care)
}

/** What its key does not open any more says nothing. */
function afterOne(care: Care, { action, said }: Done, today: string): Care {
  if (action === 'arrange_care' && 'next_on' in said) return { ...care, ...(said as unknown as Terms) }
  if (action !== 'visit_care' || !('on' in said)) return care
  const { next_on: next, ...visit } = said as unknown as Visit
  const byRhythm = [daysAfter(visit.on, care.every_days), daysAfter(today, 1)].sort()[1] ?? today
  return { ...care, next_on: next ?? byRhythm, visits: [visit, ...care.visits] }
}

export const daysAfter = (day: string, days: number): string => dayOf(Date.parse(momentOf(`${day}T12:00`)), days)
