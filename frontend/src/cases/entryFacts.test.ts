import { expect, it } from 'vitest'

import { runIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { useEntryFacts } from './entryFacts'
import forms from './forms/messages.zh'
import cases from './messages.zh'
import { aStep } from './testing/samples'

answer({ 'GET /api/v1/categories': { body: { items: [], former: [] } } })
const { result: factsOf } = runIn(useEntryFacts, { forms, cases })
const told = (action: string, data: Record<string, unknown>, names = {}): string[] =>
  factsOf(aStep(1, { action, data, names })).map(({ label, text }) => `${label} ${text}`)

it('tells to whom, on which ground and until when, in the reader’s words', () => {
  expect(told('assign', { organisation_id: 'o' }, { o: '水务站' })).toEqual(['交给 水务站'])
  expect(told('object', { ground: 'not_my_area' })).toEqual(['异议理由 不在我的辖区'])
  expect(told('ask_extension', { until: '2026-10-20' })).toEqual(['申请延到 2026年10月20日'])
  expect(told('supervise', { level: 'red', failure: 'unlawful' })).toEqual(['督办等级 红牌督办', '督办原因 未依法办理'])
})

it('tells what a county added to a table of its own as the county calls it, and the rest as ever', () => {
  expect(told('reject', { cause: 'legal_road', road: 'lawsuit' })).toContain('告知走哪条途径 诉讼')
  expect(told('open_road', { road: 'village_court' }, { village_court: '村寨法庭' })).toEqual(['告知走哪条途径 村寨法庭'])
  expect(told('open_road', { road: 'lawsuit' }, { lawsuit: '到法院起诉' })).toEqual(['告知走哪条途径 到法院起诉'])
})

it('tells the answers of a call-back, those that nobody gave as well', () => {
  expect(told('evaluate', { call: 'not_reached' })).toEqual(['电话打得怎样？ 没有接通'])
  expect(told('evaluate', { responded: true, solved: false, satisfied: null })).toEqual([
    '是否有人联系过您？ 是',
    '事情解决了吗？ 否',
    '对办理满意吗？ 没问到',
  ])
})

it('tells how much that was asked ended with the case', () => {
  expect(told('close', { withdrawn: ['one', 'two'] })).toEqual(['同时撤回的任务（项） 2'])
})

it('leaves out what its reader has no name for, and what is for programs', () => {
  expect(told('merge', { into: 'hidden' })).toEqual([])
  expect(told('add_photo', { photo_id: 'p', session: 2 })).toEqual([])
})

it('names another case as one that can be opened', () => {
  expect(factsOf(aStep(1, { action: 'merge', data: { into: 'x' }, names: { x: 'PA-2A4A-XRAG' } }))).toEqual([
    { name: 'into', label: '并入', text: 'PA-2A4A-XRAG', of: 'x' },
  ])
})
