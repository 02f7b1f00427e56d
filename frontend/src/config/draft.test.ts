import { describe, expect, it } from 'vitest'

import { blockOf, clipboardOf, shown, typed } from './cells'
import {
  addRow,
  begin,
  choose,
  countsOf,
  isChanged,
  markOf,
  paste,
  rebase,
  removeRow,
  replaceAll,
  restoreRow,
  sameTable,
  sentRows,
  setCell,
  settle,
  undecided,
  type Draft,
} from './draft'
import type { ColumnOut, Row } from './types'

const column = (name: string, more: Partial<ColumnOut> = {}): ColumnOut => ({
  name,
  kind: 'text',
  label: name,
  hint: '',
  required: false,
  several: false,
  fixed: false,
  least: 0,
  most: 120,
  choices: [],
  ...more,
})
const CODE = column('code', { kind: 'code', required: true, fixed: true })
const NAME = column('name')
const DAYS = column('days', { kind: 'number', most: 90 })
const SIZE = column('size', { kind: 'choice', choices: [{ value: 's', label: '小' }, { value: 'l', label: '大' }] })
const OPEN = column('open', { kind: 'flag' })
const POSTS = column('posts', { kind: 'role', several: true, choices: [{ value: 'leader', label: '县领导' }, { value: 'li', label: '调度员' }] })
const ID = column('id', { kind: 'id' })
const COLUMNS = [ID, CODE, NAME, DAYS, SIZE, OPEN, POSTS]
const WORDS = { yes: '是', no: '否' }
let made = 0
const newId = (): string => `new-${(made += 1)}`
const options = { words: WORDS, newId, most: 6 }

const row = (code: string, more: Row = {}): Row => ({ id: code, code, name: '甲', days: 3, size: '', open: false, posts: [], ...more })
const table = (rows: Row[], version = 'v1') => ({ rows, version, key: ['code'], columns: COLUMNS })
const codes = (rows: readonly { cells: Row }[]): unknown[] => rows.map(({ cells }) => cells.code)

describe('a draft', () => {
  it('marks what was added, changed and struck out, and nothing else', () => {
    let draft = begin(table([row('a'), row('b'), row('c')]))
    expect(isChanged(COLUMNS, draft)).toBe(false)
    draft = setCell(draft, 0, NAME, '乙')
    draft = removeRow(draft, 1)
    draft = addRow(COLUMNS, draft, 0, newId)
    expect(draft.rows.map((one) => markOf(COLUMNS, one))).toEqual(['changed', 'added', 'removed', ''])
    expect(countsOf(COLUMNS, draft)).toEqual({ added: 1, changed: 1, removed: 1 })
    expect(codes(sentRows(draft))).toEqual(['a', '', 'c'])
    expect(isChanged(COLUMNS, setCell(begin(table([row('a')])), 0, NAME, '甲'))).toBe(false)
  })

  it('gives a row back as it is saved, and lets a new one go', () => {
    let draft = begin(table([row('a')]))
    draft = addRow(COLUMNS, setCell(draft, 0, DAYS, 9), null, newId)
    draft = removeRow(removeRow(draft, 0), 1)
    expect(codes(draft.rows)).toEqual(['a'])
    expect(isChanged(COLUMNS, restoreRow(draft, 0))).toBe(false)
  })

  it('leaves alone what stays once its row is there', () => {
    const draft = addRow(COLUMNS, begin(table([row('a')])), null, newId)
    expect(codes(setCell(draft, 0, CODE, 'z').rows)).toEqual(['a', ''])
    expect(codes(setCell(draft, 1, CODE, 'z').rows)).toEqual(['a', 'z'])
  })

  it('takes a block from a spreadsheet, and adds the rows it needs up to what a table has', () => {
    const block = blockOf('乙\t5\t大\t是\n丙\t六\t\t否\n丁\t7\n')
    const draft = paste(COLUMNS, begin(table([row('a'), row('b')])), { row: 1, column: 1 }, block, options)
    expect(draft.rows.map(({ cells }) => [cells.name, cells.days, cells.size, cells.open])).toEqual([
      ['甲', 3, '', false],
      ['乙', 5, 'l', true],
      ['丙', '六', '', false],
      ['丁', 7, '', false],
    ])
    expect(draft.rows[2]?.cells.id).toMatch(/^new-/)
    // Begun in a new row, none of those that are there is written over.
    const among = addRow(COLUMNS, begin(table([row('a'), row('b')])), 0, options.newId)
    const added = paste(COLUMNS, among, { row: 1, column: 0 }, [['x'], ['y']], options)
    expect(added.rows.map(({ cells, was }) => [cells['code'], was === null])).toEqual([['a', false], ['x', true], ['y', true], ['b', false]])
    expect(paste(COLUMNS, draft, { row: 3, column: 0 }, Array.from({ length: 9 }, () => ['x']), options).rows).toHaveLength(6)
  })

  it('becomes the table of a file: rows of one key are one row', () => {
    const draft = replaceAll(table([row('a'), row('b')]), [{ code: 'b', days: '9', name: '甲', open: '否' }, { code: 'c', name: '丙' }], options)
    expect(draft.rows.map((one) => [one.cells.code, markOf(COLUMNS, one)])).toEqual([
      ['b', 'changed'],
      ['c', 'added'],
      ['a', 'removed'],
    ])
  })
})

describe('a draft on a table that somebody else has changed', () => {
  const before = [row('a'), row('b'), row('c')]

  it('keeps both where they touched different rows or different cells', () => {
    let draft = begin(table(before))
    draft = setCell(draft, 0, NAME, '乙')
    draft = addRow(COLUMNS, draft, null, newId)
    const { draft: now, theirs } = rebase(draft, before, table([row('a', { days: 8 }), row('b'), row('d')], 'v2'))
    expect(now.both).toEqual([])
    expect(theirs).toBe(3)
    expect(now.version).toBe('v2')
    expect(now.rows.map((one) => [one.cells.code, one.cells.name, one.cells.days, markOf(COLUMNS, one)])).toEqual([
      ['a', '乙', 8, 'changed'],
      ['b', '甲', 3, ''],
      ['d', '甲', 3, ''],
      ['', '', '', 'added'],
    ])
  })

  it('names the rows both changed, and loses neither', () => {
    let draft = begin(table(before))
    draft = setCell(draft, 0, DAYS, 9)
    draft = removeRow(draft, 1)
    draft = setCell(draft, 2, NAME, '丙')
    const { draft: now } = rebase(draft, before, table([row('a', { days: 8 }), row('b', { days: 8 })], 'v2'))
    expect(now.both?.map(({ key, theirs, choice }) => [key, theirs?.days ?? null, choice])).toEqual([['a', 8, ''], ['b', 8, ''], ['c', null, '']])
    expect(undecided(now)).toBe(3)
    expect(now.rows.map((one) => [one.cells.code, one.cells.days, markOf(COLUMNS, one)])).toEqual([
      ['a', 9, 'changed'],
      ['b', 8, 'removed'],
      ['c', 3, 'added'],
    ])
  })

  it('takes ours or theirs of each row, and gives back what was not taken', () => {
    let draft = setCell(removeRow(begin(table(before)), 1), 0, DAYS, 9)
    draft = setCell(draft, 2, NAME, '丙')
    draft = rebase(draft, before, table([row('a', { days: 8 }), row('b', { days: 8 })], 'v2')).draft
    const [a, b, c] = (draft.both ?? []).map(({ row: id }) => id) as [number, number, number]
    const theirs = choose(choose(choose(draft, a, 'theirs'), b, 'theirs'), c, 'theirs')
    expect(undecided(theirs)).toBe(0)
    expect(theirs.rows.map((one) => [one.cells.code, one.cells.days, markOf(COLUMNS, one)])).toEqual([['a', 8, ''], ['b', 8, '']])
    const ours = choose(choose(choose(theirs, a, 'ours'), b, 'ours'), c, 'ours')
    expect(ours.rows).toEqual(draft.rows)
    // What was typed into our row before the choice is ours, too.
    const typedOn = choose(choose(setCell(draft, a, DAYS, 7), a, 'theirs'), a, 'ours')
    expect(typedOn.rows.find(({ id }) => id === a)?.cells.days).toBe(7)
  })

  it('makes one row of two that were made under one key, and leaves a new row where it was put', () => {
    let draft = addRow(COLUMNS, begin(table(before)), 0, newId)
    draft = setCell(setCell(draft, 3, CODE, 'n'), 3, DAYS, 5)
    draft = addRow(COLUMNS, draft, 2, newId)
    draft = setCell(draft, 4, CODE, 'm')
    const { draft: now } = rebase(draft, before, table([...before, row('n', { days: 6 })], 'v2'))
    expect(now.both?.map(({ key, theirs }) => [key, theirs?.days])).toEqual([['n', 6]])
    expect(codes(now.rows)).toEqual(['a', 'b', 'c', 'n', 'm'])
    expect(codes(sentRows(choose(now, now.both?.[0]?.row ?? -1, 'theirs')))).toEqual(['a', 'b', 'c', 'n', 'm'])
    const added = addRow(COLUMNS, begin(table(before)), 0, newId)
    expect(codes(rebase(setCell(added, 3, CODE, 'z'), before, table(before, 'v2')).draft.rows)).toEqual(['a', 'z', 'b', 'c'])
  })

  it('goes on asking what was not chosen when somebody changes the table once more', () => {
    const [one, two] = [table([row('a', { days: 8 }), row('b'), row('c')], 'v2'), table([row('a', { days: 8 }), row('b', { days: 1 }), row('c')], 'v3')]
    const once = rebase(setCell(begin(table(before)), 0, DAYS, 9), before, one).draft
    const { draft: twice } = rebase(once, one.rows, two)
    expect(twice.both?.map(({ key, choice }) => [key, choice])).toEqual([['a', '']])
    expect(twice.rows.find(({ id }) => id === twice.both?.[0]?.row)?.cells.days).toBe(9)
  })

  it('knows a save that went through unheard, and keeps what was written since', () => {
    let draft = setCell(begin(table(before)), 0, DAYS, 9)
    draft = removeRow(draft, 1)
    draft = setCell(addRow(COLUMNS, draft, null, newId), 3, CODE, 'n')
    const saved = sentRows(draft).map(({ cells }) => cells)
    const now = table([...saved].reverse(), 'v2')
    expect(sameTable(now, now.rows, saved)).toBe(true)
    expect(sameTable(now, now.rows, saved.slice(1))).toBe(false)
    expect(isChanged(COLUMNS, settle(draft, now))).toBe(false)
    const since = settle(setCell(draft, 0, DAYS, 10), now)
    expect(since.version).toBe('v2')
    expect(since.rows.map((one) => [one.cells.code, one.cells.days, markOf(COLUMNS, one)])).toEqual([
      ['a', 10, 'changed'],
      ['c', 3, ''],
      ['n', '', ''],
    ])
  })
})

/** Numbers that look like chance and are the same on every machine. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A table after somebody's few changes of cells, rows taken out and rows made. */
function changedBy(rows: readonly Row[], pick: (below: number) => number): Draft {
  let draft = begin(table([...rows]))
  for (let left = pick(6); left > 0; left -= 1) {
    const at = draft.rows[pick(draft.rows.length)]
    const kind = pick(5)
    if (kind === 0) {
      draft = addRow(COLUMNS, draft, at?.id ?? null, newId)
      const made = draft.rows.find(({ cells }) => cells.code === '')
      // Both may make a row of the same key.
      const code = `n${pick(4)}`
      draft = draft.rows.some(({ cells }) => cells.code === code) ? removeRow(draft, made?.id ?? -1) : setCell(draft, made?.id ?? -1, CODE, code)
    } else if (at === undefined || at.removed) continue
    else if (kind === 1) draft = removeRow(draft, at.id)
    else draft = setCell(draft, at.id, kind === 2 ? NAME : DAYS, kind === 2 ? '甲乙丙'[pick(3)] : pick(4))
  }
  return draft
}

const byCode = (rows: readonly Row[]): Map<unknown, Row> => new Map(rows.map((one) => [one.code, one]))
const said = (one: Row | undefined): unknown[] | null => (one === undefined ? null : [one.name, one.days])

describe('any two changes of one table', () => {
  it('lose nothing that either wrote', () => {
    for (let seed = 0; seed < 300; seed += 1) lookAt(seed)
  })

  function lookAt(seed: number): void {
    const pick = chance(seed)
    const before = ['a', 'b', 'c', 'd', 'e'].slice(0, 2 + pick(4)).map((code) => row(code))
    const mine = changedBy(before, pick)
    const theirs = sentRows(changedBy(before, pick)).map(({ cells }) => cells)
    const { draft: now } = rebase(mine, before, table(theirs, 'v2'))
    const [was, ours, saved] = [byCode(before), byCode(sentRows(mine).map(({ cells }) => cells)), byCode(theirs)]
    const asked = new Set((now.both ?? []).map(({ key }) => key))
    const all = (choice: 'ours' | 'theirs'): Map<unknown, Row> =>
      byCode(sentRows((now.both ?? []).reduce((draft, { row: id }) => choose(draft, id, choice), now)).map(({ cells }) => cells))
    const [asWeWant, asTheyWant] = [all('ours'), all('theirs')]
    expect(new Set(now.rows.map(({ id }) => id)).size).toBe(now.rows.length)
    for (const code of new Set([...was.keys(), ...ours.keys(), ...saved.keys()])) {
      const [old, our, their] = [said(was.get(code)), said(ours.get(code)), said(saved.get(code))]
      const touched = (one: unknown[] | null): boolean => JSON.stringify(one) !== JSON.stringify(old)
      if (!touched(our)) expect([said(asWeWant.get(code)), asked.has(String(code))]).toEqual([their, false])
      else if (!touched(their)) expect([said(asTheyWant.get(code)), asked.has(String(code))]).toEqual([our, false])
      else {
        // Both: where we chose ours, every cell that we changed is as we wrote it, and what is gone is gone.
        const [kept, given] = [said(asWeWant.get(code)), said(asTheyWant.get(code))]
        if (our === null) expect(kept).toBeNull()
        else our.forEach((cell, at) => (old === null || cell !== old[at] ? expect(kept?.[at]).toBe(cell) : undefined))
        if (asked.has(String(code))) expect(given).toEqual(their)
        else if (their !== null && our !== null) {
          // Nobody was asked: then no cell was wanted in two ways.
          our.forEach((cell, at) => expect(old !== null && cell !== old[at] && their[at] !== old[at] && cell !== their[at]).toBe(false))
        }
      }
    }
  }
})

describe('a cell', () => {
  it('is shown by names and typed by either', () => {
    expect(shown(SIZE, 'l', WORDS)).toBe('大')
    expect(shown(POSTS, ['leader', 'li'], WORDS)).toBe('县领导；调度员')
    expect(shown(OPEN, true, WORDS)).toBe('是')
    expect(typed(SIZE, ' 大 ', WORDS)).toBe('l')
    expect(typed(SIZE, '中', WORDS)).toBe('中')
    expect(typed(POSTS, '调度员、leader；调度员', WORDS)).toEqual(['li', 'leader'])
    expect([typed(OPEN, '是', WORDS), typed(OPEN, '', WORDS)]).toEqual([true, false])
    expect([typed(DAYS, '12', WORDS), typed(DAYS, '十二', WORDS)]).toEqual([12, '十二'])
  })

  it('goes to the clipboard and comes back, with breaks and quotes in it', () => {
    const cells = [['a', '第一行\n第二行'], ['说"好"', '\t'], ['', 'z']]
    expect(blockOf(clipboardOf(cells))).toEqual(cells)
    expect(blockOf('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']])
    expect(blockOf('只有一格')).toEqual([['只有一格']])
  })
})
