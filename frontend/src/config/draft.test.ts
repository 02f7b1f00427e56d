import { describe, expect, it } from 'vitest'

import { blockOf, clipboardOf, shown, typed } from './cells'
import { addRow, begin, countsOf, isChanged, markOf, paste, rebase, removeRow, replaceAll, restoreRow, sentRows, setCell } from './draft'
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
    const { draft: now, both, theirs } = rebase(draft, before, table([row('a', { days: 8 }), row('b'), row('d')], 'v2'))
    expect(both).toEqual([])
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
    const { draft: now, both } = rebase(draft, before, table([row('a', { days: 8 }), row('b', { days: 8 })], 'v2'))
    expect(both).toEqual(['a', 'b', 'c'])
    expect(now.rows.map((one) => [one.cells.code, one.cells.days, markOf(COLUMNS, one)])).toEqual([
      ['a', 9, 'changed'],
      ['b', 8, 'removed'],
      ['c', 3, 'added'],
    ])
  })
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
