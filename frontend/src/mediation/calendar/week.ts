/** A calendar's answer as rows of a sheet: one for each room, mediator or party, a cell for each day. Pure. */
import { dayOf } from '@/ui/time'

import type { Calendar, CalendarItem } from './appointments'

export type By = 'room' | 'mediator' | 'party'
/** `beside`: who mediates in a room, and in which room somebody mediates, or is awaited. */
export type Shown = CalendarItem & { beside: string }
type Asked = NonNullable<CalendarItem['asked']>[number]

export interface Row {
  key: string
  /** Empty: held in no room. */
  name: string
  cells: Shown[][]
}

/** Rows that there are whether something is arranged or not, and those that an item stands in. */
interface Rows {
  names: ReadonlyMap<string, string>
  of: (item: CalendarItem) => readonly string[]
}

/** All rooms and mediators there are, then what else is named, and last what is held in no room. A party is called by its case and number: `called`. */
export function rowsOf(calendar: Calendar, by: By, called: (asked: Asked) => string = ({ number }) => String(number)): Row[] {
  const { days, items } = calendar
  const roomNames = new Map(calendar.rooms.map(({ code, name }) => [code, name]))
  const people = new Map(calendar.mediators.map(({ id, name }) => [id, name]))
  const { names, of } = {
    room: (): Rows => ({ names: roomNames, of: ({ room }) => [room] }),
    mediator: (): Rows => ({ names: people, of: ({ mediator_id }) => [mediator_id] }),
    party: (): Rows => partyRows(items, called),
  }[by]()
  const placed = items.map((item) => ({
    keys: of(item),
    day: dayOf(Date.parse(item.starts_at)),
    item: { ...item, beside: by === 'room' ? (people.get(item.mediator_id) ?? '') : (roomNames.get(item.room) ?? item.room) },
  }))
  const others = [...new Set(placed.flatMap(({ keys }) => keys))].filter((key) => !names.has(key)).sort(lastWithoutName)
  return [...names.keys(), ...others].map((key) => ({
    key,
    name: names.get(key) ?? key,
    cells: days.map(({ day }) => placed.filter((one) => one.day === day && one.keys.includes(key)).map(({ item }) => item)),
  }))
}

/** Of the cases that one may open, in the order of their codes. */
function partyRows(items: readonly CalendarItem[], called: (asked: Asked) => string): Rows {
  const keyOf = ({ case_code }: CalendarItem, { number }: Asked): string => `${case_code ?? ''} ${String(number).padStart(2, '0')}`
  const told = items.flatMap((item) => (item.asked ?? []).map((one) => [keyOf(item, one), `${item.case_code ?? ''} ${called(one)}`] as const))
  return {
    names: new Map(told.sort(([one], [other]) => one.localeCompare(other))),
    of: (item) => (item.asked ?? []).map((one) => keyOf(item, one)),
  }
}

function lastWithoutName(one: string, other: string): number {
  if (one === '') return 1
  return other === '' ? -1 : one.localeCompare(other)
}
