/** A cell as it is shown and as it is typed. Pure; what a cell may be is judged by the server. */
import type { Cell, ColumnOut, Row } from './types'

export const SEVERAL = '；'
const BETWEEN = /[;；、|\n]/

export interface YesNo {
  yes: string
  no: string
}

/** The words of a cell: choices by their names, lists with a sign between. */
export function shown(column: ColumnOut, cell: unknown, words: YesNo): string {
  if (Array.isArray(cell)) return cell.map((one) => nameOf(column, String(one))).join(SEVERAL)
  if (typeof cell === 'boolean') return cell ? words.yes : words.no
  return cell === undefined || cell === null ? '' : nameOf(column, String(cell))
}

function nameOf(column: ColumnOut, value: string): string {
  return column.choices.find((choice) => choice.value === value)?.label ?? value
}

/** What tells an area from others of its name: those around it, the widest last. */
export function placeAround({ kind, choices }: ColumnOut, value: string): string {
  if (kind !== 'area') return ''
  const around = choices.filter((choice) => value.startsWith(choice.value) && choice.value !== value)
  return around
    .sort((one, other) => other.value.length - one.value.length)
    .slice(0, 2)
    .map(({ label }) => label)
    .join(' · ')
}

/** What typed words mean for a column. What they cannot mean stays as it was typed, for the server to name. */
export function typed(column: ColumnOut, text: string, words: YesNo): Cell {
  const said = column.kind === 'long' ? text : text.trim()
  if (column.several) {
    const parts = said.split(BETWEEN).map((part) => part.trim())
    return [...new Set(parts.filter(Boolean).map((part) => valueOf(column, part)))]
  }
  if (column.kind === 'flag') return [words.yes, 'true', '1', '是', 'yes'].includes(said.toLowerCase()) || said === words.yes
  if (column.kind === 'number' && /^-?\d{1,9}$/.test(said)) return Number(said)
  return valueOf(column, said)
}

function valueOf(column: ColumnOut, text: string): string {
  const { choices } = column
  if (choices.some(({ value }) => value === text)) return text
  const named = choices.filter(({ label }) => label === text)
  return named.length === 1 && named[0] !== undefined ? named[0].value : text
}

/** An empty cell of a column. */
export function empty(column: ColumnOut): Cell {
  if (column.several) return []
  return column.kind === 'flag' ? false : ''
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function sameRow(columns: readonly ColumnOut[], one: Row, other: Row): boolean {
  return columns.every(({ name }) => same(one[name], other[name]))
}

/** A block as spreadsheets put it on the clipboard: tabs and lines, cells with either of them in quotes. */
export function blockOf(text: string): string[][] {
  const lines: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/g
  for (let at = 0; at <= text.length; ) {
    cell.lastIndex = at
    const found = cell.exec(text)
    if (found === null) break
    lines[lines.length - 1]?.push(found[1]?.replace(/""/g, '"') ?? found[2] ?? '')
    at = cell.lastIndex
    if (found[3] === '') break
    if (found[3] !== '\t') lines.push([])
  }
  // Every copied line ends with a break, so the last one is followed by nothing.
  const last = lines[lines.length - 1]
  if (lines.length > 1 && last?.length === 1 && last[0] === '') lines.pop()
  return lines
}

/** Cells as a spreadsheet takes them from the clipboard. */
export function clipboardOf(cells: readonly string[][]): string {
  const quoted = (cell: string): string => (/[\t\n\r"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)
  return cells.map((line) => line.map(quoted).join('\t')).join('\n')
}
