/**
 * A table while somebody changes it: what it was, and what it is to be. Pure functions; every change gives a new draft,
 * so a step back is the draft before.
 */
import { empty, sameRow, same, typed, type YesNo } from './cells'
import type { ColumnOut, Row, TableOut } from './types'

export interface DraftRow {
  /** Of this page alone: rows are added before they have a key. */
  id: number
  cells: Row
  /** As it is saved; null for one that is new. */
  was: Row | null
  /** Struck out, and still there to be taken back. */
  removed: boolean
}

/** A row that two people changed to different ends. It stands in the draft as ours until somebody has chosen. */
export interface Conflict {
  /** Of the draft. */
  row: number
  key: string
  ours: Pick<DraftRow, 'cells' | 'removed'>
  /** As it is saved; null where they took it out. */
  theirs: Row | null
  choice: Choice | ''
}

export type Choice = 'ours' | 'theirs'

export interface Draft {
  /** Of the table it was begun on. */
  version: string
  rows: readonly DraftRow[]
  next: number
  /** Missing where it was kept by an earlier release. */
  both?: readonly Conflict[]
}

export type Mark = 'added' | 'changed' | 'removed' | ''

export interface Counts {
  added: number
  changed: number
  removed: number
}

export function begin(table: Pick<TableOut, 'rows' | 'version'>): Draft {
  const rows = table.rows.map((row, id) => ({ id, cells: { ...row }, was: row, removed: false }))
  return { version: table.version, rows, next: rows.length }
}

export function markOf(columns: readonly ColumnOut[], row: DraftRow): Mark {
  if (row.removed) return 'removed'
  if (row.was === null) return 'added'
  return sameRow(columns, row.was, row.cells) ? '' : 'changed'
}

export function isChanged(columns: readonly ColumnOut[], draft: Draft): boolean {
  return draft.rows.some((row) => markOf(columns, row) !== '')
}

export function countsOf(columns: readonly ColumnOut[], draft: Draft): Counts {
  const counts: Counts = { added: 0, changed: 0, removed: 0 }
  for (const row of draft.rows) {
    const mark = markOf(columns, row)
    if (mark !== '') counts[mark] += 1
  }
  return counts
}

/** The rows that are sent, each with its place on the page. */
export function sentRows(draft: Draft): DraftRow[] {
  return draft.rows.filter((row) => !row.removed)
}

function withRow(draft: Draft, id: number, change: (row: DraftRow) => DraftRow): Draft {
  return { ...draft, rows: draft.rows.map((row) => (row.id === id ? change(row) : row)) }
}

/** A cell that stays once its row is there. */
export function isFixed(column: ColumnOut, row: DraftRow): boolean {
  return row.removed || (column.fixed && row.was !== null)
}

export function setCell(draft: Draft, id: number, column: ColumnOut, cell: unknown): Draft {
  return withRow(draft, id, (row) =>
    isFixed(column, row) ? row : { ...row, cells: { ...row.cells, [column.name]: cell } },
  )
}

/** A row as a form has it. */
export function setRow(columns: readonly ColumnOut[], draft: Draft, id: number, cells: Row): Draft {
  return columns.reduce((now, column) => setCell(now, id, column, cells[column.name]), draft)
}

export function addRow(columns: readonly ColumnOut[], draft: Draft, after: number | null, newId: () => string): Draft {
  const cells = emptyRow(columns, newId)
  const row: DraftRow = { id: draft.next, cells, was: null, removed: false }
  const at = after === null ? draft.rows.length : draft.rows.findIndex(({ id }) => id === after) + 1
  return { ...draft, rows: [...draft.rows.slice(0, at), row, ...draft.rows.slice(at)], next: draft.next + 1 }
}

function emptyRow(columns: readonly ColumnOut[], newId: () => string): Row {
  return Object.fromEntries(columns.map((column) => [column.name, column.kind === 'id' ? newId() : empty(column)]))
}

/** A new row goes; one that is saved is struck out. */
export function removeRow(draft: Draft, id: number): Draft {
  const row = draft.rows.find((one) => one.id === id)
  if (row?.was === null) return { ...draft, rows: draft.rows.filter((one) => one !== row) }
  return withRow(draft, id, (one) => ({ ...one, removed: true }))
}

/** As it is saved. */
export function restoreRow(draft: Draft, id: number): Draft {
  return withRow(draft, id, (row) => (row.was === null ? row : { ...row, cells: { ...row.was }, removed: false }))
}

/** Puts a block of cells in, from a cell on to the right and down; rows that it needs are added. */
export function paste(
  columns: readonly ColumnOut[],
  draft: Draft,
  at: { row: number; column: number },
  block: readonly string[][],
  { words, newId, most }: { words: YesNo; newId: () => string; most: number },
): Draft {
  let pasted = draft
  const shownColumns = columns.filter(({ kind }) => kind !== 'id')
  // Whoever begins in a row of their own adds: the rows below it are others', and stay as they are.
  const adds = draft.rows[at.row]?.was === null
  block.forEach((line, down) => {
    const there = pasted.rows[at.row + down]
    if (there === undefined || (adds && there.was !== null)) {
      if (pasted.rows.length >= most) return
      pasted = addRow(columns, pasted, pasted.rows[at.row + down - 1]?.id ?? null, newId)
    }
    const row = pasted.rows[at.row + down]
    line.forEach((text, right) => {
      const column = shownColumns[at.column + right]
      if (row === undefined || column === undefined) return
      pasted = setCell(pasted, row.id, column, typed(column, text, words))
    })
  })
  return pasted
}

const nameOf = (key: readonly string[], row: Row): string => key.map((name) => String(row[name])).join(' ')

/** The table of a spreadsheet in place of what was drafted: rows of one key are the same row, others come or go. */
export function replaceAll(table: Pick<TableOut, 'rows' | 'version' | 'key' | 'columns'>, rows: readonly Row[], { words, newId }: { words: YesNo; newId: () => string }): Draft {
  const { columns, key } = table
  const was = new Map(table.rows.map((row) => [nameOf(key, row), row]))
  const draft: DraftRow[] = rows.map((row, id) => {
    const read = columns.filter(({ name }) => typeof row[name] === 'string').map((column) => [column.name, typed(column, row[column.name] as string, words)] as const)
    const given: Row = { ...emptyRow(columns, newId), ...Object.fromEntries(read.filter(([, cell]) => cell !== '')) }
    const old = was.get(nameOf(key, given)) ?? null
    was.delete(nameOf(key, given))
    // What the file has no column for stays as it is.
    return { id, cells: old === null ? given : { ...old, ...Object.fromEntries(read) }, was: old, removed: false }
  })
  for (const row of was.values()) draft.push({ id: draft.length, cells: { ...row }, was: row, removed: true })
  return { version: table.version, rows: draft, next: draft.length }
}

export interface Rebased {
  draft: Draft
  /** How many rows somebody else has changed. */
  theirs: number
}

type Told = Pick<TableOut, 'rows' | 'version' | 'key' | 'columns'>

/** What we want, on the table as somebody else has left it. Rows that both changed are in its `both`. */
export function rebase(draft: Draft, before: readonly Row[], table: Told): Rebased {
  const { columns, key } = table
  const old = new Map(before.map((row) => [nameOf(key, row), row]))
  const ours = new Map(draft.rows.filter(({ was }) => was !== null).map((row) => [nameOf(key, row.was ?? {}), row]))
  const made = new Map(draft.rows.filter(({ was }) => was === null).map((row) => [nameOf(key, row.cells), row]))
  const open = new Map((draft.both ?? []).map((conflict) => [conflict.row, conflict]))
  const rows: DraftRow[] = []
  const both: Conflict[] = []
  let theirs = 0

  function add(row: Omit<DraftRow, 'id'>, from: DraftRow | undefined, now: Row | null, isNew: boolean): void {
    const id = from?.id ?? draft.next + rows.length
    rows.push({ ...row, id })
    const told = from === undefined ? undefined : open.get(from.id)
    if (isNew) both.push({ row: id, key: nameOf(key, row.cells), ours: { cells: row.cells, removed: row.removed }, theirs: now, choice: '' })
    else if (told !== undefined && markOf(columns, { ...row, id }) !== '') both.push({ ...told, theirs: now })
  }

  for (const now of table.rows) {
    const name = nameOf(key, now)
    const was = old.get(name)
    // A row that both made is one row: two of a key cannot be.
    const mine = ours.get(name) ?? made.get(name)
    old.delete(name)
    const isTheirs = was === undefined || !sameRow(columns, was, now)
    if (isTheirs) theirs += 1
    if (mine === undefined || markOf(columns, mine) === '') {
      add({ cells: { ...now }, was: now, removed: false }, mine, now, false)
      continue
    }
    const cells = merged(columns, was, mine.cells, now)
    // What names a row to the server goes by whoever was first.
    if (mine.was === null) for (const { kind, name: cell } of columns) if (kind === 'id') cells[cell] = now[cell]
    const apart = columns.some(({ name: cell }) => !same(cells[cell], now[cell]) && !same(was?.[cell], now[cell]))
    add({ cells, was: now, removed: mine.removed }, mine, now, isTheirs && (mine.removed || apart))
  }
  for (const name of old.keys()) {
    theirs += 1
    const mine = ours.get(name)
    // They took it out, we changed it: ours would be a new row, which somebody has to want.
    if (mine !== undefined && markOf(columns, mine) === 'changed') add({ cells: mine.cells, was: null, removed: false }, mine, null, true)
  }
  const there = new Set(rows.map(({ id }) => id))
  draft.rows.forEach((row, place) => {
    if (row.was !== null || there.has(row.id)) return
    add(row, row, null, false)
    const [last] = rows.splice(-1)
    if (last !== undefined) rows.splice(behind(rows, draft.rows, place), 0, last)
  })
  return { draft: { version: table.version, rows, next: draft.next + table.rows.length + rows.length, both }, theirs }
}

/** Their row with the cells that we changed. */
function merged(columns: readonly ColumnOut[], was: Row | undefined, ours: Row, now: Row): Row {
  return Object.fromEntries(columns.map(({ name }) => [name, was !== undefined && same(was[name], ours[name]) ? now[name] : ours[name]]))
}

/** Where a new row goes: at the end, or behind the row that it was put behind, as far as that is still there. */
function behind(rows: readonly DraftRow[], drafted: readonly DraftRow[], place: number): number {
  if (!drafted.slice(place + 1).some(({ was }) => was !== null)) return rows.length
  for (let before = place - 1; before >= 0; before -= 1) {
    const found = rows.findIndex(({ id }) => id === drafted[before]?.id)
    if (found >= 0) return found + 1
  }
  return 0
}

/** Rows that are still to be chosen between. */
export function undecided(draft: Draft): number {
  return (draft.both ?? []).filter(({ choice }) => choice === '').length
}

/** Ours or theirs, for a row that both changed. What is not chosen is kept beside it, so that one may choose again. */
export function choose(draft: Draft, row: number, choice: Choice): Draft {
  const found = draft.both?.find((conflict) => conflict.row === row)
  if (found === undefined || found.choice === choice) return draft
  const now = draft.rows.find(({ id }) => id === row)
  // What was done to our row since stands in the draft.
  const ours = found.choice === 'theirs' || now === undefined ? found.ours : { cells: now.cells, removed: now.removed }
  const both = (draft.both ?? []).map((conflict) => (conflict === found ? { ...found, ours, choice } : conflict))
  if (choice === 'theirs') return { ...draft, both, rows: theirsOf(draft.rows, row, found.theirs) }
  if (found.choice === '') return { ...draft, both }
  const back: DraftRow = { id: row, ...ours, was: found.theirs }
  return { ...draft, both, rows: now === undefined ? [...draft.rows, back] : draft.rows.map((one) => (one.id === row ? back : one)) }
}

function theirsOf(rows: readonly DraftRow[], id: number, theirs: Row | null): readonly DraftRow[] {
  if (theirs === null) return rows.filter((row) => row.id !== id)
  return rows.map((row) => (row.id === id ? { id, cells: { ...theirs }, was: theirs, removed: false } : row))
}

/** Whether two tables say the same, whatever the order of their rows. */
export function sameTable({ columns, key }: Pick<TableOut, 'columns' | 'key'>, one: readonly Row[], other: readonly Row[]): boolean {
  const rows = new Map(one.map((row) => [nameOf(key, row), row]))
  return rows.size === other.length && other.every((row) => sameRow(columns, rows.get(nameOf(key, row)) ?? {}, row))
}

/** With the cells as the server has read them, in the order in which they are sent. */
export function asRead(draft: Draft, read: readonly Row[]): Draft {
  if (read.length !== sentRows(draft).length) return draft
  const left = [...read]
  return { ...draft, rows: draft.rows.map((row) => (row.removed ? row : { ...row, cells: { ...row.cells, ...left.shift() } })) }
}

/** A draft whose rows are the table by now: what was changed in it since is what is left of it. */
export function settle(draft: Draft, { rows, version, key }: Pick<TableOut, 'rows' | 'version' | 'key'>): Draft {
  const saved = new Map(rows.map((row) => [nameOf(key, row), row]))
  const now = (row: DraftRow): Row | null => saved.get(nameOf(key, row.was ?? row.cells)) ?? null
  const left = draft.rows.filter((row) => !row.removed || now(row) !== null).map((row) => ({ ...row, was: now(row) }))
  return { version, rows: left, next: draft.next }
}
