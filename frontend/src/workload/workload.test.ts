import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'

import people from '@/people/messages.zh'
import { useSession } from '@/people/useSession'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, type Asked } from '@/ui/testing/wire'

import ComplaintList from './ComplaintList.vue'
import GiveTask from './GiveTask.vue'
import words from './messages.zh'
import MinutesTable from './MinutesTable.vue'

const TOWN = '999921100'
const UNIT = '01a20be6-0000-7000-8000-000000000002'
const session = {
  account: { id: UNIT, name: '李' },
  post: { id: UNIT, area_code: TOWN, role: 'dispatcher' },
  ...{ posts: [], reaches: {}, windows: {}, language: 'zh-hans', must_change_password: false, first: '', csrf_token: 't' },
}
const area = (code: string, children: { code: string; name: string }[]) => ({ body: { code, name: '枫桥乡', children } })

it('sends a task down with all that it has to say, once it says all of it', async () => {
  const sent: Asked[] = []
  answer({
    'GET /api/v1/session': { body: session },
    [`GET /api/v1/areas/${TOWN}`]: area(TOWN, [{ code: '999921100001', name: '枫垭' }]),
    'GET /api/v1/workload/duties': { body: { items: [{ id: 7, name: '水渠管护', basis: '本县清单', sort: 'assisting' }] } },
    'POST /api/v1/workload/assignments': (one) => {
      sent.push(one)
      return { status: 201, body: { workers: 12 } }
    },
  })
  const form = mountIn(GiveTask, {}, { workload: words, people, ui } as never)
  await useSession().load()
  await flushPromises()
  await form.get('form').trigger('submit')
  expect(sent).toEqual([])
  expect(form.get('[role=alert]').text()).toBe(words.give.missing)
  await form.findAll('select')[1]!.setValue('7')
  expect(form.text()).toContain('本县清单')
  const [title, minutes, until] = form.findAll('input')
  await title!.setValue('排查水渠')
  await minutes!.setValue(40)
  await until!.setValue('2026-12-01')
  await form.get('textarea').setValue('汛期前')
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(JSON.parse(sent[0]!.text)).toMatchObject({ area: TOWN, duty: 7, title: '排查水渠', reason: '汛期前', minutes: 40, until: '2026-12-01' })
  expect(form.text()).toContain('12 名网格员')
})

it('adds minutes up by unit and says what was not asked again', async () => {
  const spared = { fields: 9, once: 7, repeated: ['姓名', '住址'], ledgers: 2, lines: 80 }
  answer({
    'GET /api/v1/workload/minutes': { body: { month: '2026-11-01', units: [{ id: UNIT, name: '水务局', tasks: 2, minutes: 90 }], tasks: 2, minutes: 90, spared } },
  })
  const page = mountIn(MinutesTable, { whose: 'area' }, { workload: words, ui } as never)
  await flushPromises()
  expect(page.get('tbody').text()).toContain('水务局21 小时 30 分钟')
  expect(page.text()).toContain('姓名、住址')
})

it('answers a complaint that names nobody', async () => {
  const sent: Asked[] = []
  const complaint = {
    ...{ id: UNIT, kind: 'traces', unit: '某局', task: null, words: '每天三张照片', lies_with: '综治中心', at: '2026-11-20T01:00:00Z' },
    ...{ due_at: '2026-12-04T10:00:00Z', late: false, raised_at: null, outcome: '', answer: '', answered_at: null },
  }
  answer({
    'GET /api/v1/workload/complaints': { body: { items: [complaint], next: null } },
    [`POST /api/v1/workload/complaints/${UNIT}/answer`]: (one) => {
      sent.push(one)
      return { status: 204 }
    },
  })
  const page = mountIn(ComplaintList, {}, { workload: words, ui } as never)
  await flushPromises()
  expect(page.text()).toContain('每天三张照片')
  await page.get('li button').trigger('click')
  await page.get('select').setValue('stopped')
  await page.get('textarea').setValue('已停')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(JSON.parse(sent[0]!.text)).toEqual({ outcome: 'stopped', words: '已停' })
  expect(page.text()).toContain(words.complaint.sent)
})
