/** Rules of a draft in the order in which they are tried. Pure functions. */
import { addRow, sentRows, setCell, setRow, type Draft, type DraftRow } from '@/config/draft'
import type { ColumnOut, Row } from '@/config/types'

/** Between two places there is room for others. */
const STEP = 10
const LAST_PLACE = 9999

const placeOf = ({ cells }: DraftRow): number => Number(cells['place'] ?? 0)
const codeOf = ({ cells }: DraftRow): string => String(cells['code'] ?? '')

/** With those struck out where they stood. */
export function inOrder(rows: readonly DraftRow[]): DraftRow[] {
  return [...rows].sort((one, other) => placeOf(one) - placeOf(other) || (codeOf(one) < codeOf(other) ? -1 : 1))
}

/** One earlier or later among those that stay; only the two change their places, unless several share one. */
export function moved(columns: readonly ColumnOut[], draft: Draft, id: number, by: 1 | -1): Draft {
  const order = inOrder(sentRows(draft))
  const at = order.findIndex((row) => row.id === id)
  const [mine, other] = [order[at], order[at + by]]
  if (mine === undefined || other === undefined) return draft
  const isPlain = order.every((row, index) => index === 0 || placeOf(row) > placeOf(order[index - 1] ?? row))
  if (isPlain) return placed(columns, placed(columns, draft, mine.id, placeOf(other)), other.id, placeOf(mine))
  order[at] = other
  order[at + by] = mine
  return renumbered(columns, draft, order)
}

function renumbered(columns: readonly ColumnOut[], draft: Draft, order: readonly DraftRow[]): Draft {
  return order.reduce((now, row, index) => placed(columns, now, row.id, STEP * (index + 1)), draft)
}

function placed(columns: readonly ColumnOut[], draft: Draft, id: number, place: number): Draft {
  const column = columns.find(({ name }) => name === 'place')
  return column === undefined ? draft : setCell(draft, id, column, place)
}

/** What a rule is before anything is said of it: the last, switched off until it has been tried. */
export function blankRule(columns: readonly ColumnOut[], draft: Draft): Row {
  const blank = addRow(columns, draft, null, () => '').rows.find(({ id }) => id === draft.next)?.cells ?? {}
  const last = Math.max(0, ...sentRows(draft).map(placeOf))
  return { ...blank, code: freeCode(draft), place: Math.min(last + STEP, LAST_PLACE), target: 'lead' }
}

/** Of no other rule, those struck out among them: theirs may be taken back. */
function freeCode(draft: Draft): string {
  const taken = new Set(draft.rows.map(codeOf))
  let number = draft.rows.length + 1
  while (taken.has(`r${number}`)) number += 1
  return `r${number}`
}

/** The rule with that number, or a new one, as its form has it. */
export function written(columns: readonly ColumnOut[], draft: Draft, id: number | null, cells: Row): Draft {
  if (id !== null) return setRow(columns, draft, id, cells)
  return setRow(columns, addRow(columns, draft, null, () => ''), draft.next, cells)
}

/** What is wrong with the one rule that was asked about, by its columns; the whole rule's under an empty name. */
export function reasonsOf(params: readonly { name: string; reason: string }[]): Map<string, string> {
  return new Map(params.map(({ name, reason }) => [/^rows\.\d+\.(\w+)/.exec(name)?.[1] ?? '', reason]))
}
