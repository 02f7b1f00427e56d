/** A table that two change, a save whose answer is lost, a session that ends amid a word: nothing typed is lost. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import { actAs } from '@/api/client'
import { forgetWrites } from '@/api/writes'
import { same } from '@/config/cells'
import type { ColumnOut, Row, TableOut } from '@/config/types'
import { forgetOthers } from '@/ui/kept'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer, type Asked } from '@/ui/testing/wire'

import SectionPage from './SectionPage.vue'
import words from './words.zh'

const HU = { id: 'hu', name: '胡' } as never
const column = (name: string, more: Partial<ColumnOut> = {}): ColumnOut => ({
  name, kind: 'text', label: name, hint: '', required: false, several: false, fixed: false, least: 0, most: 120, choices: [], ...more,
})
const COLUMNS = [column('code', { kind: 'code', fixed: true }), column('label'), column('about')]
const row = (code: string, label: string, about = ''): Row => ({ code, label, about })

/** The server's table; whoever saves must have seen its version. */
let rows: Row[]
let version: number
/** What becomes of the answer to the next save. */
let lost: boolean
let page: VueWrapper
let asked: Asked[]
let keys: Set<string>

const table = (): TableOut => ({
  section: { code: 'phrases', label: '常用语', about: '', dated: true, writable: true, changed: { by: { id: 'wu', name: '吴' }, at: '2026-10-09T10:00:00+08:00' } } as unknown as TableOut['section'],
  columns: COLUMNS, key: ['code'], rows, version: `v${version}`, since: null, most_rows: 50,
}) as unknown as TableOut

function theySave(changed: Row[]): void {
  rows = changed
  version += 1
}

function saved({ headers, text }: Asked): Answer {
  const key = headers.get('Idempotency-Key') ?? ''
  if (!keys.has(key)) {
    if (headers.get('If-Match') !== `"v${version}"`) return problem(412, 'stale_version')
    keys.add(key)
    theySave((JSON.parse(text) as { rows: Row[] }).rows)
  }
  if (!lost) return { body: table() }
  lost = false
  return 'no network'
}

function serve(more: Record<string, Answer> = {}): void {
  asked = answer({
    'GET /api/v1/config/phrases': () => ({ body: table() }),
    'POST /api/v1/config/phrases/preview': ({ text }: Asked) => ({ body: { version: `v${version}`, rows: (JSON.parse(text) as { rows: Row[] }).rows, problems: [], added: 0, changed: 1, removed: 0, consequences: [] } }),
    'PUT /api/v1/config/phrases': saved,
    ...more,
  })
}

async function open(): Promise<void> {
  page = mountIn(SectionPage, { account: HU, section: 'phrases' }, words)
  await settled()
}
/** What is kept on a device takes turns of its own. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setTimeout(resolve))
  await flushPromises()
}
async function type(line: number, place: number, text: string): Promise<void> {
  await page.get(`#cell-${line}-${place}`).trigger('click')
  await nextTick()
  const field = page.get<HTMLInputElement>(`#cell-${line}-${place} input`)
  field.element.value = text
  await field.trigger('input')
}
async function write(line: number, place: number, text: string): Promise<void> {
  await type(line, place, text)
  await page.get(`#cell-${line}-${place} input`).trigger('keydown', { key: 'Tab' })
}
async function save(): Promise<void> {
  await page.get('form.saving').trigger('submit')
  await settled()
}
const saveButton = (): HTMLButtonElement => page.get<HTMLButtonElement>('button[type=submit]').element
const puts = (): Asked[] => asked.filter(({ method }) => method === 'PUT')

beforeEach(() => {
  rows = [row('a', '甲'), row('b', '乙'), row('c', '丙')]
  version = 1
  lost = false
  keys = new Set()
  actAs('hu' as never, 'post' as never)
  serve()
})
afterEach(async () => {
  page.unmount()
  await settled()
  await forgetOthers('nobody' as never)
  forgetWrites()
  vi.unstubAllGlobals()
})

describe('two who change one table', () => {
  it('shows both versions of a row that both changed, and saves what was chosen', async () => {
    await open()
    await write(0, 1, '甲一')
    await write(1, 1, '乙一')
    await write(2, 2, '丙事')
    theySave([row('a', '甲二', '说明'), row('b', '乙二'), row('c', '丙')])
    await save()
    expect(puts().map(({ headers }) => headers.get('If-Match'))).toEqual(['"v1"'])
    const both = page.get('.both')
    expect(both.text()).toContain('2 行两人都改了')
    expect(both.findAll('li').map((one) => one.findAll('label').map((side) => side.get('dl').text()))).toEqual([
      ['label甲一', 'label甲二'],
      ['label乙一', 'label乙二'],
    ])
    expect(both.findAll('label')[1]?.text()).toContain('吴的（已保存）')
    expect([saveButton().disabled, saveButton().textContent?.trim()]).toEqual([true, '还有 2 行要选'])
    const [a, b] = both.findAll('fieldset')
    await a?.get('input[value=theirs]').setValue(true)
    await b?.get('input[value=ours]').setValue(true)
    expect(saveButton().disabled).toBe(false)
    await save()
    expect(puts()[1]?.headers.get('If-Match')).toBe('"v2"')
    expect(rows).toEqual([row('a', '甲二', '说明'), row('b', '乙一'), row('c', '丙', '丙事')])
    expect(page.find('.both').exists()).toBe(false)
    expect(page.get('.counts').text()).toContain('已保存')
  })

  it('goes on asking after a reload', async () => {
    await open()
    await write(0, 1, '甲一')
    theySave([row('a', '甲二'), row('b', '乙'), row('c', '丙')])
    await save()
    page.unmount()
    await settled()
    await open()
    expect(page.get('.both').text()).toContain('甲一')
    expect(saveButton().disabled).toBe(true)
  })
})

describe('a save of which nothing was heard', () => {
  it('is told once the table shows that it was done, and nothing is left to save', async () => {
    lost = true
    await open()
    await write(0, 1, '甲一')
    await page.get('.why input').setValue('改个说法')
    await save()
    expect(rows[0]).toEqual(row('a', '甲一'))
    expect(page.get('.counts').text()).toContain('上次的保存已经生效')
    expect(page.get<HTMLInputElement>('.why input').element.value).toBe('')
    expect(page.find('.both').exists()).toBe(false)
    expect(page.find('[role=alert]').exists()).toBe(false)
    expect(puts()).toHaveLength(1)
  })

  it('is the same save when it is sent once more, whatever else was answered meanwhile', async () => {
    lost = true
    serve({ 'GET /api/v1/config/phrases': { body: table() } })
    await open()
    await write(0, 1, '甲一')
    await save()
    expect(page.get('[role=alert]').text()).toContain('可能已经保存')
    expect(page.get('#cell-0-1').text()).toBe('甲一')
    await save()
    const [first, second] = puts().map(({ headers }) => headers.get('Idempotency-Key'))
    expect(second).toBe(first)
    expect(version).toBe(2)
    expect(page.get('.counts').text()).toContain('已保存')
  })

  it('is known after a reload, with what was written since still there', async () => {
    lost = true
    serve({ 'GET /api/v1/config/phrases': { body: table() } })
    await open()
    await write(0, 1, '甲一')
    await save()
    await write(1, 1, '乙一')
    page.unmount()
    await settled()
    serve()
    await open()
    expect(page.find('.both').exists()).toBe(false)
    expect(page.get('.counts').text()).toContain('修改 1')
    expect([page.get('#cell-0-1').text(), page.get('#cell-1-1').text()]).toEqual(['甲一', '乙一'])
  })
})

it('keeps what stood half typed when the page went, the reason and the day with it', async () => {
  await open()
  await write(1, 1, '乙一')
  await page.get('.why input').setValue('改个说法')
  await page.get('input[type=date]').setValue('2999-01-02')
  await type(0, 1, '甲一')
  page.unmount()
  await settled()
  await open()
  expect([page.get('#cell-0-1').text(), page.get('#cell-1-1').text()]).toEqual(['甲一', '乙一'])
  expect(page.get<HTMLInputElement>('.why input').element.value).toBe('改个说法')
  expect(page.get<HTMLInputElement>('input[type=date]').element.value).toBe('2999-01-02')
  expect(same(rows[0], row('a', '甲'))).toBe(true)
})

it('says the day that it is by then, when a table that changes at once was left open over midnight', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T23:50:00+08:00') })
  const atOnce = (): TableOut => ({ ...table(), section: { ...table().section, dated: false } })
  serve({ 'GET /api/v1/config/phrases': { body: atOnce() } })
  await open()
  await write(0, 1, '甲一')
  vi.setSystemTime(new Date('2026-11-29T00:10:00+08:00'))
  document.dispatchEvent(new Event('visibilitychange'))
  await save()
  expect(puts().map(({ text }) => (JSON.parse(text) as { valid_from: string }).valid_from)).toEqual(['2026-11-29'])
  vi.useRealTimers()
})
