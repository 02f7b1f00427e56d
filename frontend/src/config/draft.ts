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

export interface Draft {
  /** Of the table it was begun on. */
  version: string
  rows: readonly DraftRow[]
  next: number
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
  block.forEach((line, down) => {
    if (at.row + down >= pasted.rows.length) {
      if (pasted.rows.length >= most) return
      pasted = addRow(columns, pasted, null, newId)
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
  /** Keys of rows that both changed, to different ends: ours stand in the draft, and are to be looked at. */
  both: string[]
  /** How many rows somebody else has changed. */
  theirs: number
}

/** What we want, on the table as somebody else has left it. */
export function rebase(draft: Draft, before: readonly Row[], table: Pick<TableOut, 'rows' | 'version' | 'key' | 'columns'>): Rebased {
  const { columns, key } = table
  const old = new Map(before.map((row) => [nameOf(key, row), row]))
  const ours = new Map(draft.rows.filter(({ was }) => was !== null).map((row) => [nameOf(key, row.was ?? {}), row]))
  const both: string[] = []
  let theirs = 0
  const rows: DraftRow[] = []
  const add = (row: Omit<DraftRow, 'id'>): void => void rows.push({ ...row, id: rows.length })
  for (const now of table.rows) {
    const name = nameOf(key, now)
    const was = old.get(name)
    const mine = ours.get(name)
    old.delete(name)
    const isTheirs = was === undefined || !sameRow(columns, was, now)
    if (isTheirs) theirs += 1
    if (mine === undefined || markOf(columns, mine) === '') {
      add({ cells: { ...now }, was: now, removed: false })
      continue
    }
    const apart = columns.some(({ name: cell }) => was !== undefined && !same(was[cell], now[cell]) && !same(was[cell], mine.cells[cell]) && !same(now[cell], mine.cells[cell]))
    if (isTheirs && (mine.removed || apart)) both.push(name)
    const merged = Object.fromEntries(
      columns.map(({ name: cell }) => [cell, was !== undefined && same(was[cell], mine.cells[cell]) ? now[cell] : mine.cells[cell]]),
    )
    add({ cells: merged, was: now, removed: mine.removed })
  }
  for (const name of old.keys()) {
    theirs += 1
    const mine = ours.get(name)
    // They took it out, we changed it: ours would be a new row, which somebody has to want.
    if (mine !== undefined && markOf(columns, mine) === 'changed') {
      both.push(name)
      add({ cells: mine.cells, was: null, removed: false })
    }
  }
  for (const row of draft.rows) if (row.was === null) add({ cells: row.cells, was: null, removed: false })
  return { draft: { version: table.version, rows, next: rows.length }, both, theirs }
}
