/** A calendar's answer as rows of a sheet: one for each room or mediator, a cell for each day. Pure. */
import { dayOf } from '@/ui/time'

import type { Calendar, CalendarItem } from './appointments'

export type By = 'room' | 'mediator'
/** `beside`: who mediates in a room, and in which room somebody mediates. */
export type Shown = CalendarItem & { beside: string }

export interface Row {
  key: string
  /** Empty: held in no room. */
  name: string
  cells: Shown[][]
}

/** All rooms and mediators there are, then what else is named, and last what is held in no room. */
export function rowsOf({ days, rooms, mediators, items }: Calendar, by: By): Row[] {
  const roomNames = new Map(rooms.map(({ code, name }) => [code, name]))
  const people = new Map(mediators.map(({ id, name }) => [id, name]))
  const keyOf = ({ room, mediator_id }: CalendarItem): string => (by === 'room' ? room : mediator_id)
  const names = by === 'room' ? roomNames : people
  const known = [...names.keys()]
  const others = [...new Set(items.map(keyOf))].filter((key) => !names.has(key)).sort((one, other) => (one === '' ? 1 : other === '' ? -1 : one.localeCompare(other)))
  const shown = items.map((item) => ({
    ...item,
    beside: by === 'room' ? (people.get(item.mediator_id) ?? '') : (roomNames.get(item.room) ?? item.room),
  }))
  return [...known, ...others].map((key) => ({
    key,
    name: names.get(key) ?? key,
    cells: days.map(({ day }) => shown.filter((item) => keyOf(item) === key && dayOf(Date.parse(item.starts_at)) === day)),
  }))
}
