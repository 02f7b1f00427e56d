/** A number of a probe as people say it. */
import { figureOf, grouped } from '@/ui/number'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const GB = 1024 ** 3
const MB = 1024 ** 2

export interface Figure {
  /** A word under `health.unit`. */
  unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'items' | 'gb' | 'mb' | 'perMinute' | 'percent'
  text: string
}

export function figure(value: number, unit: string): Figure {
  if (unit === 'seconds') return span(value)
  if (unit === 'days') return { unit: 'days', text: figureOf(value, value < 10 ? 1 : 0) }
  if (unit === 'bytes') return value < GB ? { unit: 'mb', text: grouped(Math.round(value / MB)) } : { unit: 'gb', text: figureOf(value / GB, 1) }
  if (unit === 'per_minute') return { unit: 'perMinute', text: grouped(Math.round(value)) }
  if (unit === 'share') return { unit: 'percent', text: figureOf(value * 100, 1) }
  return { unit: 'items', text: grouped(value) }
}

function span(seconds: number): Figure {
  if (seconds < 2 * MINUTE) return { unit: 'seconds', text: figureOf(seconds, seconds < 10 ? 2 : 0) }
  if (seconds < 2 * HOUR) return { unit: 'minutes', text: grouped(Math.round(seconds / MINUTE)) }
  if (seconds < 2 * DAY) return { unit: 'hours', text: grouped(Math.round(seconds / HOUR)) }
  return { unit: 'days', text: grouped(Math.round(seconds / DAY)) }
}
