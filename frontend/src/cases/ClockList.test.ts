import { expect, it } from 'vitest'

import type { CaseOut } from '@/api/types'
import { mountIn } from '@/ui/testing/host'

import ClockList from './ClockList.vue'
import first from './messages.zh'
import page from './page/messages.zh'

const cases = { ...first, ...page }

type Clock = CaseOut['clocks'][number]

const close: Clock = {
  kind: 'close',
  rule: { name: '*/general/close=5 working_day', of: 'general', limit: 5, unit: 'working_day', law: '县级中心惯例' },
  started_at: '2026-09-29T10:00:00+08:00',
  due_at: '2026-10-10T18:00:00+08:00',
  paused_at: null,
  stopped_at: null,
  provisional: false,
  share: 0.52,
  extended_from: null,
  arithmetic: [
    { day: '2026-09-29', to: '2026-09-29', days: 1, counts: false, why: 'start', name: '' },
    { day: '2026-09-30', to: '2026-09-30', days: 1, counts: true, why: 'working', name: '' },
    { day: '2026-10-01', to: '2026-10-07', days: 7, counts: false, why: 'holiday', name: '国庆节' },
    { day: '2026-10-08', to: '2026-10-09', days: 2, counts: true, why: 'working', name: '' },
    { day: '2026-10-10', to: '2026-10-10', days: 1, counts: true, why: 'make_up', name: '国庆节' },
  ],
}

const shown = (clock: Partial<Clock>, escalations: CaseOut['escalations'] = []): string =>
  mountIn(ClockList, { current: { clocks: [{ ...close, ...clock }], escalations } }, { cases })
    .text()
    .replace(/\s+/g, ' ')

it('counts day by day and names holidays and days made up', () => {
  const text = shown({})
  expect(text).toContain('办结5 个工作日已用 52%')
  expect(text).toMatch(/10月1日周四至10月7日周三放假 · 国庆节不计/)
  expect(text).toMatch(/10月10日周六调休上班 · 国庆节计 1 天/)
  expect(text).toContain('共计 4 天')
  expect(text).toContain('县级中心惯例')
})

it('says what is guessed, what stands, what is late and what was put off', () => {
  expect(shown({ provisional: true })).toContain('放假安排尚未公布')
  expect(shown({ paused_at: '2026-10-08T09:00:00+08:00' })).toMatch(/自 10月8日 09:00 起暂停计时/)
  expect(shown({ share: 1.2 })).toContain('已超期')
  expect(shown({ extended_from: '2026-10-08T18:00:00+08:00' })).toMatch(/已延期（原定 10月8日 18:00）/)
  expect(shown({ stopped_at: '2026-10-08T18:00:00+08:00' })).toMatch(/停止计时.*原定 10月10日 18:00/)
})

it('says that hours run on by night, and that a given day was agreed', () => {
  const rule = { name: '*/urgent/close=24 hour', of: 'urgent', limit: 24, unit: 'hour', law: '' } as const
  expect(shown({ rule, arithmetic: [] })).toContain('连续计时')
  expect(shown({ rule: null, arithmetic: [] })).toContain('按批准的日期')
})

it('names the posts that it came up to, never a person, and which nobody holds', () => {
  const up = { kind: 'close', due_at: close.due_at, at: close.due_at, area_code: '999921', area_name: '示例县' }
  const text = shown({}, [
    { ...up, level: 2, role: 'county_dispatcher', heard: false },
    { ...up, level: 3, role: 'leader', heard: true },
  ])
  expect(text).toContain('示例县 县级调度员')
  expect(text).toContain('该岗位无人')
  expect(text).toContain('示例县 县领导')
})

it('calls what a room brings by its own word', () => {
  expect(shown({ kind: 'land_survey' })).toContain('land survey')
})
