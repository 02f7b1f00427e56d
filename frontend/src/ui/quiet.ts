/** The hours in which nothing rings: by the county's clock, over midnight where they begin in the evening. */

import { wallTime } from '@/ui/time'

export interface QuietHours {
  /** "22:00" */
  from: string
  to: string
}

export function isQuiet({ from, to }: QuietHours, now: number): boolean {
  const at = wallTime(now).slice(11)
  if (from === to) return false
  return from < to ? at >= from && at < to : at >= from || at < to
}
