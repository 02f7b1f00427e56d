/** The thirty days in which both parties may ask the court to confirm an agreement (人民调解法 art. 33). */
import { dayOf } from '@/ui/time'

const DAY = 24 * 3_600_000

/** Whole days from today to the last day, by the county's calendar; negative once it has passed. */
export function confirmationDaysLeft(due: string, now: number): number {
  const today = dayOf(now)
  return Math.round((Date.parse(due) - Date.parse(today)) / DAY)
}
