/** The rules on the desk: in their order, read aloud, moved, written by a form, tried, and saved from a day on. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { forgetDrafts, openDrafts } from '@/cases/writing/drafts'
import writing from '@/cases/writing/messages.zh'
import { begin, removeRow } from '@/config/draft'
import config from '@/config/messages.zh'
import type { ColumnOut, Row, TableOut } from '@/config/types'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Asked } from '@/ui/testing/wire'

import routing from '../messages.zh'
import zh from './messages.zh'
import RuleList from './RuleList.vue'
import { blankRule, inOrder, moved, reasonsOf, written } from './rules'

const words = { config, routes: zh, routing, ui, writing }
/** Somebody else each time: what one has left unsaved is kept on the device. */
let somebody = 0

function column(name: string, kind: ColumnOut['kind'], more: Partial<ColumnOut> = {}): ColumnOut {
  return { name, kind, label: name, hint: '', required: false, several: false, fixed: name === 'code', least: 0, most: 60, choices: [], ...more }
}
const COLUMNS: ColumnOut[] = [
  column('code', 'code'),
  column('label', 'text', { label: '名称', required: true }),
  column('on', 'flag', { label: '启用' }),
  column('place', 'number', { label: '顺序' }),
  column('area', 'area', { label: '区域', choices: [{ value: '999921100', label: '枫垭镇' }, { value: '999921100001', label: '枫垭社区' }, { value: '999921200001', label: '枫垭社区' }] }),
  column('target', 'choice', { label: '交给谁', required: true, choices: [{ value: 'lead', label: '主责单位' }, { value: 'organisation', label: '指定的单位' }] }),
  column('organisation', 'organisation', { label: '单位', choices: [{ value: 'o1', label: '水务局' }] }),
]
const row = (code: string, place: number, more: Row = {}): Row => ({ code, label: `规则${code}`, on: true, place, area: '', target: 'lead', organisation: '', ...more })

function tableOf(rows: Row[], more: Partial<TableOut> = {}): TableOut {
  const section = { code: 'routes', label: '自动分派', about: '', dated: true, shared: false, writable: true, changed: null }
  return { section, columns: COLUMNS, key: ['code'], rows, most_rows: 500, since: null, version: 'v1', ...more }
}

const codes = (draft: { rows: readonly { cells: Row }[] }, by = inOrder): unknown[] => by(draft.rows as never).map(({ cells }) => [cells['code'], cells['place']])

describe('the order', () => {
  it('is changed between two neighbours alone, and struck out rules are stepped over', () => {
    const draft = removeRow(begin(tableOf([row('c', 30), row('a', 10), row('b', 20)])), 2)
    expect(codes(moved(COLUMNS, draft, 0, -1))).toEqual([['c', 10], ['b', 20], ['a', 30]])
    expect(moved(COLUMNS, draft, 1, -1)).toBe(draft)
  })

  it('is numbered anew where several stand at one place', () => {
    const draft = begin(tableOf([row('a', 1), row('b', 1), row('c', 1)]))
    expect(codes(moved(COLUMNS, draft, 2, -1))).toEqual([['a', 10], ['c', 20], ['b', 30]])
  })
})

it('begins a rule as the last, switched off, under a code that nobody has', () => {
  const draft = removeRow(begin(tableOf([row('r2', 40), row('r3', 50)])), 1)
  const blank = blankRule(COLUMNS, draft)
  expect(blank).toMatchObject({ code: 'r4', place: 50, on: false, target: 'lead', area: '' })
  expect(written(COLUMNS, draft, null, { ...blank, label: '新' }).rows.map(({ cells }) => cells['label'])).toEqual(['规则r2', '规则r3', '新'])
})

it('tells what is wrong beside its field', () => {
  expect([...reasonsOf([{ name: 'rows.0.target', reason: '不下派' }, { name: 'rows.0', reason: '整行' }])]).toEqual([['target', '不下派'], ['', '整行']])
})

interface Sentence {
  rows: Row[]
}
/** The server reads every rule aloud, and refuses those without a name. */
function read({ text }: Asked) {
  const { rows } = JSON.parse(text) as Sentence
  const nameless = rows.findIndex(({ label }) => label === '')
  if (nameless >= 0) return problem(422, 'table_refused', { invalid_params: [{ name: `rows.${nameless}.label`, reason: '要填名称' }] })
  return { body: { items: rows.map(({ code, label, on }) => ({ code, label, on, sentence: `念 ${String(code)}` })) } }
}
const PREVIEW = { version: 'v1', rows: [], problems: [], added: [], changed: [], removed: [], consequences: [] }

async function mounted(rows: Row[], more: Parameters<typeof answer>[0] = {}): Promise<{ wrapper: VueWrapper; asked: Asked[] }> {
  const asked = answer({
    'GET /api/v1/config/routes': { body: tableOf(rows) },
    'POST /api/v1/routing/sentences': read,
    ...more,
  })
  const wrapper = mountIn(RuleList, { account: `00000000-0000-7000-8000-${String((somebody += 1)).padStart(12, '0')}` }, words)
  open = wrapper
  document.body.append(wrapper.element)
  await vi.waitFor(() => expect(wrapper.find('ol').exists()).toBe(true), { timeout: 15_000 })
  await flushPromises()
  return { wrapper, asked }
}
let open: VueWrapper | undefined
afterEach(async () => {
  open?.unmount()
  document.body.replaceChildren()
  await forgetDrafts()
})
const names = (wrapper: VueWrapper): string[] => wrapper.findAll('ol > li .head strong').map((one) => one.text())
const button = (wrapper: VueWrapper, name: string) => wrapper.findAll('button').find((one) => (one.attributes('aria-label') ?? one.text()) === name)

describe('the list', () => {
  it('shows each rule as a sentence in its order, moves one by keys and says where it stands', async () => {
    const { wrapper } = await mounted([row('b', 20), row('a', 10, { on: false })])
    expect(names(wrapper)).toEqual(['规则a', '规则b'])
    expect(wrapper.text()).toContain('念 b')
    await wrapper.findAll('ol > li')[1]?.trigger('keydown', { key: 'ArrowUp', altKey: true })
    await flushPromises()
    expect(names(wrapper)).toEqual(['规则b', '规则a'])
    expect(wrapper.get('[role=status]').text()).toBe('“规则b”现在排第 1')
  })

  it('writes a rule by its form: refused beside the field, then in the draft, then saved from a day on with its reason', async () => {
    const { wrapper, asked } = await mounted([row('a', 10)], {
      'POST /api/v1/config/routes/preview': { body: PREVIEW },
      'POST /api/v1/routing/trial': { body: { looked_at: 7, more: false, many: false, rules: [], heaps: [] } },
      'PUT /api/v1/config/routes': ({ text }) => ({ body: tableOf((JSON.parse(text) as Sentence).rows, { version: 'v2' }) }),
      'GET /api/v1/config/sections': { body: { items: [] } },
    })
    await button(wrapper, zh.add)?.trigger('click')
    await wrapper.get('.rule-form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('.rule-form').text()).toContain('要填名称')
    await wrapper.get('.rule-form input').setValue('夜里')
    await wrapper.get('.rule-form').trigger('submit')
    await vi.waitFor(() => expect(names(wrapper)).toEqual(['规则a', '夜里']), { timeout: 15_000 })
    await button(wrapper, `${zh.switchOn} 夜里`)?.trigger('click')
    await wrapper.get('form.saving').trigger('submit')
    await vi.waitFor(() => expect(asked.some(({ method }) => method === 'PUT')).toBe(true), { timeout: 15_000 })
    const sent = JSON.parse(asked.find(({ method }) => method === 'PUT')?.text ?? '') as { rows: Row[]; valid_from: string }
    expect(sent.rows.map(({ code, on, place }) => [code, on, place])).toEqual([['a', true, 10], ['r2', true, 20]])
    expect(sent.valid_from).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(wrapper.find('li.added').exists()).toBe(false)
  })

  it('brings a rule back that was half written, beside what somebody else has made of it since', async () => {
    await openDrafts('wu')
    const first = await mounted([row('a', 10)])
    await button(first.wrapper, `${zh.edit} 规则a`)?.trigger('click')
    await first.wrapper.get('.rule-form input').setValue('夜里')
    first.wrapper.unmount()
    const { wrapper } = await mounted([row('a', 10, { label: '周末' })])
    await button(wrapper, `${zh.edit} 周末`)?.trigger('click')
    expect(wrapper.get<HTMLInputElement>('.rule-form input').element.value).toBe('夜里')
    expect(wrapper.get('.two-texts').text()).toContain('周末')
  })

  it('asks for the organisation only where the rule names one, and sends none otherwise', async () => {
    const { wrapper, asked } = await mounted([row('a', 10, { target: 'organisation', organisation: 'o1' })])
    await button(wrapper, `${zh.edit} 规则a`)?.trigger('click')
    expect(wrapper.find('[role=combobox][aria-label=单位]').exists()).toBe(true)
    await wrapper.get('.rule-form select').setValue('lead')
    expect(wrapper.find('[role=combobox][aria-label=单位]').exists()).toBe(false)
    await wrapper.get('.rule-form').trigger('submit')
    await vi.waitFor(() => expect(wrapper.find('.rule-form').exists()).toBe(false), { timeout: 15_000 })
    const last = asked.filter(({ path }) => path.endsWith('/sentences')).pop()
    expect((JSON.parse(last?.text ?? '') as Sentence).rows[0]).toMatchObject({ target: 'lead', organisation: '' })
  })

  it('tells areas of one name apart, and takes nothing that is typed and not chosen', async () => {
    const { wrapper, asked } = await mounted([row('a', 10)])
    await button(wrapper, `${zh.edit} 规则a`)?.trigger('click')
    const area = wrapper.get('[role=combobox][aria-label=区域]')
    await area.setValue('社区')
    expect(wrapper.findAll('[role=option]').map((one) => one.text())).toEqual(['枫垭社区 枫垭镇', '枫垭社区'])
    const before = asked.length
    await wrapper.get('.rule-form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('.rule-form').text()).toContain(config.unclear)
    expect(asked.slice(before).filter(({ path }) => path.endsWith('/sentences'))).toEqual([])
  })

  it('tries the draft on last month before anything is switched on, and says how many it looked at', async () => {
    const { wrapper } = await mounted([row('a', 10)], {
      'POST /api/v1/routing/trial': { body: { looked_at: 7, more: false, many: false, rules: [], heaps: [{ rule: 'a', receiver: '水务局', kept: '', count: 7, samples: [] }] } },
    })
    await button(wrapper, zh.try)?.trigger('click')
    await vi.waitFor(() => expect(wrapper.text()).toContain('最近 30 天的 7 件'), { timeout: 15_000 })
    expect(wrapper.text()).toContain('水务局')
  })
})
