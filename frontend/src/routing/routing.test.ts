/** Why a case went where it is, and what a draft of the rules would have done. */
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'

import type { CaseOut } from '@/api/types'
import { mountIn } from '@/ui/testing/host'
import { answer, problem } from '@/ui/testing/wire'
import ui from '@/ui/messages.zh'

import zh from './messages.zh'
import type { TrialOut } from './queries'
import RoutedWhy from './RoutedWhy.vue'
import RoutesPreview from './RoutesPreview.vue'

const words = { routing: zh, ui }
const rule = { code: 'w1', label: '网格先办', sentence: '所有上报：交给所在网格的网格员。' }
const routed: NonNullable<CaseOut['routed']> = {
  at: '2026-11-27T10:00:00+08:00',
  action: 'dispatch',
  rule,
  receiver: { kind: 'worker', id: '00000000-0000-7000-8000-000000000001', name: '钱小禾' },
  tried: [{ ...rule, code: 'lead', label: '主责先办', why: '职责清单上没有可以接办的主责单位。' }],
}
const textOf = (given: CaseOut['routed']): string => mountIn(RoutedWhy, { routed: given }, words).text()

it('tells to whom, by which rule, and why others did not', () => {
  const text = textOf(routed)
  for (const part of ['交给 钱小禾', rule.sentence, '主责先办', '没有可以接办的主责单位']) expect(text).toContain(part)
})

it('says so where no rule could, and nothing where none was tried', () => {
  expect(textOf({ ...routed, action: '', rule: null, receiver: null })).toContain(zh.why.stayed)
  expect(textOf(null)).toBe('')
})

const trial: TrialOut = {
  looked_at: 3,
  more: false,
  many: false,
  rules: [
    { ...rule, on: true },
    { code: 'off', label: '夜里', sentence: '下班时间的上报：交给值班单位。', on: false },
  ],
  heaps: [
    {
      rule: 'w1',
      receiver: '所在网格的网格员',
      kept: '',
      count: 2,
      samples: [
        { id: '00000000-0000-7000-8000-000000000002', code: 'PA-2A4A-XRAG', category: '0506', area_name: '枫垭镇', received_at: routed.at },
      ],
    },
    { rule: '', receiver: '', kept: '', count: 1, samples: [] },
  ],
}

it('shows each rule as a sentence and counts last month by whom it goes to', async () => {
  const asked = answer({ 'POST /api/v1/routing/trial': { body: trial } })
  const rows = [{ code: 'w1' }]
  const wrapper = mountIn(RoutesPreview, { rows, validFrom: '2026-11-28' }, words)
  await flushPromises()
  expect(JSON.parse(asked[0]?.text ?? '')).toEqual({ rows })
  const text = wrapper.text()
  for (const part of [rule.sentence, '（未启用）', '最近 30 天的 3 件', 'PA-2A4A-XRAG', zh.trial.desk, zh.trial.none]) {
    expect(text).toContain(part)
  }
})

it('says that there was more than it looked at', async () => {
  answer({ 'POST /api/v1/routing/trial': { body: { ...trial, more: true, looked_at: 2000 } } })
  const wrapper = mountIn(RoutesPreview, { rows: [], validFrom: '2026-11-28' }, words)
  await flushPromises()
  expect(wrapper.text()).toContain('只试了最新的 2000 件')
})

it('shows a refusal in its own words', async () => {
  answer({ 'POST /api/v1/routing/trial': problem(422, 'table_refused', { title: '表里有误' }) })
  const wrapper = mountIn(RoutesPreview, { rows: [{}], validFrom: '2026-11-28' }, words)
  await flushPromises()
  expect(wrapper.text()).toContain('表里有误')
})
