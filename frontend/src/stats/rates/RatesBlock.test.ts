/** The three rates beside a leader's figures: both numbers of each share, what is in none, and the cases behind. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import cases from '@/cases/messages.zh'
import { aCase } from '@/cases/testing/samples'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer, type Asked } from '@/ui/testing/wire'

import rates from './messages.zh'
import type { RateFigures, RatesOut } from './rates'
import RatesBlock from './RatesBlock.vue'

const word = (code: string, label: string) => ({ code, label, about: `${label}的含义` })

function told(total: Partial<RateFigures> = {}): RatesOut {
  return {
    as_of_seq: 7,
    month: '2026-03-01',
    settled_on: '2026-05-01',
    least: 10,
    area: { code: '999921', name: '示例县' },
    rates: [word('responded', '响应率'), word('solved', '解决率'), word('satisfied', '满意率')],
    unit: word('closing', '一次办结'),
    untold: word('untold', '没问到'),
    reasons: [word('not_called', '尚未回访'), word('refused', '不愿回答'), word('nobody', '无人可访')],
    total: {
      closings: 1240,
      counted: 20,
      rates: { responded: { yes: 19, no: 1, untold: 0 }, solved: { yes: 5, no: 2, untold: 13 }, satisfied: { yes: 0, no: 0, untold: 20 } },
      excluded: { nobody: 1217, not_called: 3 },
      ...total,
    },
    rows: [],
  }
}

let shown: VueWrapper
afterEach(() => {
  shown.unmount()
  vi.unstubAllGlobals()
})

async function show(figures: Answer): Promise<Asked[]> {
  const behind = { case: { ...aCase(), id: 'here', summary: '路灯不亮' }, at: '2026-03-05T08:00:00+08:00', reason: '', responded: true, solved: false, satisfied: null }
  const asked = answer({
    'GET /api/v1/stats/rates': figures,
    'GET /api/v1/stats/rates/cases': { body: { items: [behind], next: null } },
    'GET /api/v1/categories': { body: { items: [], former: [] } },
  })
  shown = mountIn(RatesBlock, { area: '999921100' }, { rates, cases, ui })
  await flushPromises()
  return asked
}

const text = (): string => shown.text().replace(/\s+/g, ' ')
const button = (words: string) => shown.findAll('button').find((one) => one.text().includes(words))
const queries = (asked: Asked[], path: string) => asked.filter((one) => one.path === path).map(({ search }) => Object.fromEntries(search))

it('says a share with what it is of, and of few answers the numbers alone', async () => {
  await show({ body: told() })
  expect(shown.find('.responded').text().replace(/\s+/g, ' ')).toMatch(/^响应率 ?95.0% ?19 ÷ 20 ?没有 1$/)
  expect(shown.find('.solved').text()).toContain('5 ÷ 7')
  expect(shown.find('.solved').text()).not.toContain('%')
  expect(shown.find('.satisfied').text()).toContain('没有回答')
  expect(text()).toContain('已回访 20，共办结 1,240')
})

it('says what is in no rate, and why, in the order of the reasons', async () => {
  await show({ body: told() })
  expect(text()).toMatch(/不计入 1,220： ?尚未回访 3 ?无人可访 1,217/)
  expect(text()).not.toContain('不愿回答')
})

it('shows the cases behind a number, and opens one on the page', async () => {
  const asked = await show({ body: told() })
  await button('没有 2')?.trigger('click')
  await flushPromises()
  expect(queries(asked, '/api/v1/stats/rates/cases')).toEqual([
    expect.objectContaining({ area: '999921100', rate: 'solved', answer: 'no' }),
  ])
  expect(shown.find('.cases').attributes('aria-label')).toBe('解决率 · 否')
  await shown.find('.cases li button').trigger('click')
  expect(shown.emitted('open')).toEqual([['here']])

  await button('无人可访')?.trigger('click')
  await flushPromises()
  expect(queries(asked, '/api/v1/stats/rates/cases')[1]).toMatchObject({ reason: 'nobody' })
  await button('共办结')?.trigger('click')
  await flushPromises()
  expect(shown.find('.cases').attributes('aria-label')).toBe('办结的事项')
})

it('asks for another month, and lets go of what was looked at in the last', async () => {
  const asked = await show({ body: told() })
  await button('没有 2')?.trigger('click')
  const month = shown.find('select')
  const before = month.findAll('option')[1]?.element.value ?? ''
  await month.setValue(before)
  await flushPromises()
  expect(queries(asked, '/api/v1/stats/rates')[1]).toEqual({ month: before, area: '999921100', by: 'area' })
  expect(shown.find('.cases').exists()).toBe(false)
})

it('says that nothing was closed, or that it could not be read', async () => {
  await show({ body: told({ closings: 0, counted: 0, excluded: {} }) })
  expect(text()).toContain('这个月还没有办结')
  expect(shown.find('select').exists()).toBe(true)
  shown.unmount()
  await show(problem(503, 'unavailable'))
  expect(shown.find('[role=alert]').exists()).toBe(true)
})
