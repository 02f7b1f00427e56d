/** The plan that is laid and ticked, the law that is taken along, and closed disputes that say why they are shown. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { CaseOut } from '@/api/types'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Asked } from '@/ui/testing/wire'

import mediation from '../messages.zh'
import ArticleCard from './ArticleCard.vue'
import helps from './messages.zh'
import { inOrder, marked, nearnessOf, wanted } from './plan'
import PlanCard from './PlanCard.vue'
import type { PlanStep } from './queries'
import SimilarCard from './SimilarCard.vue'

const ID = '00000000-0000-7000-8000-000000000001'
const ADDRESS = `/api/v1/cases/${ID}`
const words = { cases: { modules: { label: '常用语' } }, helps, mediation, ui }
const current = { id: ID, version: 3, category: '0101', plan: null } as unknown as CaseOut
const owner = { id: ID, name: '吴' }
const step = (changes: Partial<PlanStep> = {}): PlanStep => ({
  ...{ number: 1, version: 1, code: '', what: '看现场', owner, due_on: null, state: 'open', note: '' },
  ...{ settled_by: '', settled_at: null, ...changes },
})
const CATEGORIES = { 'GET /api/v1/categories': { body: { items: [], former: [] } } }

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

describe('a step', () => {
  it.each([
    ['2026-11-01', 'open', 'late'],
    ['2026-11-02', 'open', 'today'],
    ['2026-11-03', 'open', 'later'],
    ['2026-11-01', 'done', 'none'],
    [null, 'open', 'none'],
  ] as const)('due %s and %s is %s', (due_on, state, near) => expect(nearnessOf(step({ due_on, state }), '2026-11-02')).toBe(near))

  it('keeps what is not said of it', () => {
    const known = step({ due_on: '2026-11-02', note: '先看' })
    expect(marked(known, { state: 'done' })).toEqual({ state: 'done', owner_id: ID, due_on: '2026-11-02', note: '先看' })
  })

  it('comes by its day, and last where it is settled', () => {
    const steps = [step({ number: 1, state: 'done' }), step({ number: 2 }), step({ number: 3, due_on: '2026-11-02' })]
    expect(inOrder(steps).map(({ number }) => number)).toEqual([3, 2, 1])
  })

  it('is sent by its code, and one of one’s own by its words', () => {
    expect(wanted(['a'], ' ', '')).toEqual([{ code: 'a' }])
    expect(wanted([], ' 请舅舅 ', '')).toEqual([{ what: '请舅舅', due_on: null }])
  })
})

async function shown(steps: PlanStep[], more: Record<string, unknown> = {}) {
  const offered = [
    { code: 'nb-look', what: '现场查看', hint: '双方到场', days: 3, usual: true },
    { code: 'law', what: '请法律专家', hint: '', days: 0, usual: false },
  ]
  const plan = { steps, offered, owners: [owner], may_write: true, ...more }
  const asked: Asked[] = answer({
    [`GET ${ADDRESS}/plan`]: () => ({ body: plan }),
    [`POST ${ADDRESS}/plan`]: { body: { ...current, version: 3 } },
    [`PUT ${ADDRESS}/plan/1`]: { body: { ...current, version: 3 } },
  })
  const card = mountIn(PlanCard, { current }, words)
  await flushPromises()
  const press = (label: string) => card.findAll('button').find((button) => button.text().startsWith(label))?.trigger('click')
  const sent = () => asked.filter(({ method }) => method !== 'GET')
  return { card, asked, press, sent }
}

describe('a plan', () => {
  it('is laid with the usual steps ticked, and one of one’s own', async () => {
    const { card, press, sent } = await shown([])
    expect(card.text()).toContain(helps.plan.none)
    await press(helps.plan.lay)
    await card.get('form input.input').setValue('请舅舅来')
    await card.get('form').trigger('submit')
    await flushPromises()
    expect(JSON.parse(sent()[0]?.text ?? '')).toEqual({ steps: [{ code: 'nb-look' }, { what: '请舅舅来', due_on: null }] })
    card.unmount()
  })

  it('sends nothing where nothing was chosen', async () => {
    const { card, press, sent } = await shown([])
    await press(helps.plan.lay)
    await card.get('input[value=nb-look]').setValue(false)
    await card.get('form').trigger('submit')
    expect(card.get('form [type=submit]').attributes('disabled')).toBeDefined()
    expect(sent()).toEqual([])
    card.unmount()
  })

  it('is ticked with the version that was seen, and says what a refusal says', async () => {
    const { card, sent } = await shown([step({ version: 4, due_on: '2026-01-01' })])
    expect(card.text()).toContain('已过')
    await card.get('input[type=checkbox]').trigger('click')
    await flushPromises()
    expect(sent()[0]?.headers.get('If-Match')).toBe('"4"')
    expect(JSON.parse(sent()[0]?.text ?? '')).toEqual({ state: 'done', owner_id: ID, due_on: '2026-01-01', note: '' })
    expect(card.text()).toContain(helps.plan.saved)
    card.unmount()
  })

  it('keeps the form open where it was refused', async () => {
    const { card, press } = await shown([step()])
    answer({ 'GET /api/v1/texts': { body: { items: [] } }, [`PUT ${ADDRESS}/plan/1`]: problem(412, '别人先改了'), [`GET ${ADDRESS}/plan`]: { body: { steps: [step()], offered: [], owners: [owner], may_write: true } } })
    await press(helps.plan.change)
    await card.get('textarea').setValue('用不上')
    await press(helps.plan.left)
    await flushPromises()
    expect(card.get('[role=alert]').text()).toContain('别人先改了')
    expect((card.get('textarea').element as HTMLTextAreaElement).value).toBe('用不上')
    card.unmount()
  })

  it('takes the county’s ready texts where one writes', async () => {
    const { card, press } = await shown([step()])
    answer({ 'GET /api/v1/texts': { body: { items: [{ shortcut: 'xc', text: '已到现场，双方在场。' }] } } })
    await press(helps.plan.change)
    await flushPromises()
    const field = card.get('textarea')
    await field.setValue('::xc')
    ;(field.element as HTMLTextAreaElement).setSelectionRange(4, 4)
    await field.trigger('input')
    expect(card.get('[role=option]').text()).toContain('已到现场')
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect((field.element as HTMLTextAreaElement).value).toBe('已到现场，双方在场。')
    card.unmount()
  })

  it('is read and not written by whoever’s it is not', async () => {
    const { card } = await shown([step({ state: 'left', note: '用不上' })], { may_write: false, offered: [] })
    expect(card.findAll('button:not(.staff-name)')).toEqual([])
    expect(card.get('input').attributes('disabled')).toBeDefined()
    expect(card.text()).toContain('用不上')
    card.unmount()
  })
})

it('says that articles are to be compared, and takes one along', async () => {
  const article = { code: 'civ-288', law: '《民法典》', article: '第二百八十八条', gist: '有利生产、方便生活', checked: null }
  answer({ [`GET ${ADDRESS}/articles`]: { body: { items: [article] } } })
  const written: string[] = []
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: (text: string) => Promise.resolve(void written.push(text)) } })
  const card = mountIn(ArticleCard, { current }, words)
  await flushPromises()
  expect(card.text()).toContain(helps.articles.check)
  await card.get('button').trigger('click')
  await flushPromises()
  expect(written).toEqual(['《民法典》第二百八十八条：有利生产、方便生活'])
  card.unmount()
})

describe('similar ones', () => {
  const one = {
    ...{ category: '0101', outcome: 'settled_by_parties', sessions: 2, days: 9, month: '2026-10', steps: ['现场查看'], likeness: 0.42 },
    because: { same_type: true, same_township: false, same_origin: true, words: ['屋檐滴水'] },
  }
  const open = (card: ReturnType<typeof mountIn>) => {
    const details = card.get('details').element as HTMLDetailsElement
    details.open = true
    return card.get('details').trigger('toggle')
  }

  it('are asked for when somebody opens them, and say why', async () => {
    const asked = answer({ ...CATEGORIES, [`GET ${ADDRESS}/similar_disputes`]: { body: { wanted: true, items: [one] } } })
    const card = mountIn(SimilarCard, { current, accountId: ID }, words)
    await flushPromises()
    expect(asked.some(({ path }) => path.endsWith('similar_disputes'))).toBe(false)
    await open(card)
    await flushPromises()
    for (const part of ['2026-10', '2 次', '现场查看', '类型相同', '来源相同', '42%', '屋檐滴水']) expect(card.text()).toContain(part)
    expect(card.text()).not.toContain('同一乡镇')
    card.unmount()
  })

  it('are put away by whoever does not want them, and fetched back', async () => {
    const asked = answer({ ...CATEGORIES, [`GET ${ADDRESS}/similar_disputes`]: { body: { wanted: false, items: [] } } })
    const card = mountIn(SimilarCard, { current, accountId: ID }, words)
    await card.findAll('button').find((button) => button.text() === helps.similar.off)?.trigger('click')
    card.unmount()
    const next = mountIn(SimilarCard, { current, accountId: ID }, words)
    expect(next.find('details').exists()).toBe(false)
    await next.get('button').trigger('click')
    await open(next)
    await flushPromises()
    expect(next.text()).toContain(helps.similar.countyOff)
    expect(asked.filter(({ path }) => path.endsWith('similar_disputes'))).toHaveLength(1)
    next.unmount()
  })
})
