import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'

import { useSession } from '@/people/useSession'
import { readWords } from '@/ui/kept'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, type Asked } from '@/ui/testing/wire'
import workload from '@/workload/messages.zh'

import complaint from '../complaint/messages.zh'
import ComplaintPage from '../complaint/ComplaintPage.vue'
import { useActs } from '../outgoing/useActs'
import { database } from '../report/disk'
import face from '../words.zh'
import DayTasks from './DayTasks.vue'
import said from './messages.zh'

vi.mock('vue-router', () => ({ RouterLink: { template: '<a><slot /></a>' }, useRoute: () => ({ query: {} }), useRouter: () => ({ back: () => undefined }) }))
vi.mock('../parts/BottomSheet.vue', () => ({ default: { props: ['open'], template: '<div v-if="open"><slot /><slot name="foot" /></div>' } }))

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const TASK = '01a20be6-0000-7000-8000-000000000021'
const UNIT = { id: '01a20be6-0000-7000-8000-000000000041', name: '枫桥乡综治中心' }
const task = { id: TASK, title: '排查水渠', reason: '汛期前', minutes: 40, until: '2026-12-01', unit: UNIT, duty: '水渠管护', basis: '本县清单', done_at: null }
const reaches = { 'workload.day': { span: 'grid' } }
const session = { account: { id: QIAN, name: '钱' }, post: { id: QIAN }, posts: [], reaches, windows: {}, language: 'zh-hans', must_change_password: false, first: '', csrf_token: 't' }
const words = { ...face, ui, field: { ...face.field, ...said, ...complaint }, workload } as never

beforeEach(async () => {
  sessionStorage.clear()
  await (await database()).clear('acts')
})

it('tells who asks and why, and keeps on the phone that it is done', async () => {
  answer({ 'GET /api/v1/session': { body: session }, 'GET /api/v1/workload/day': { body: { tasks: [task] } }, 'POST /api/v1/outbox': 'no network' })
  const list = mountIn(DayTasks, { metres: null }, words)
  await useSession().load()
  await flushPromises()
  for (const told of ['排查水渠', UNIT.name, '水渠管护', '汛期前', '40 分钟', '12月1日']) expect(list.text()).toContain(told)
  await list.get('button').trigger('click')
  await list.get('textarea').setValue('三处已清')
  await list.get('form').trigger('submit')
  await vi.waitFor(() => expect(list.text()).toContain(said.day.finishing))
  expect(useActs().waiting).toMatchObject([{ action: 'complete_task', case: TASK, said: { note: '三处已清' }, seen: null, after: null }])
})

it('keeps what is written about it through a reload, until it is sent', async () => {
  answer({ 'GET /api/v1/session': { body: session }, 'GET /api/v1/workload/day': { body: { tasks: [task] } }, 'POST /api/v1/outbox': 'no network' })
  const list = mountIn(DayTasks, { metres: null }, words)
  await useSession().load()
  await flushPromises()
  await list.get('button').trigger('click')
  await list.get('textarea').setValue('三处淤堵')
  await vi.waitFor(async () => expect(await readWords(QIAN, `step/${TASK}/complete_task`)).toMatchObject({ note: '三处淤堵' }))
  list.unmount()
  const again = mountIn(DayTasks, { metres: null }, words)
  await useSession().load()
  await flushPromises()
  await again.get('button').trigger('click')
  await vi.waitFor(() => expect((again.get('textarea').element as HTMLTextAreaElement).value).toBe('三处淤堵'))
  await again.get('form').trigger('submit')
  await vi.waitFor(() => expect(again.text()).toContain(said.day.finishing))
  await vi.waitFor(async () => expect(await readWords(QIAN, `step/${TASK}/complete_task`)).toBeUndefined())
  again.unmount()
})

it('takes a complaint without signal, under the key of what it makes', async () => {
  const tried: Asked[] = []
  answer({
    'GET /api/v1/session': { body: session },
    'GET /api/v1/workload/day': { body: { tasks: [task] } },
    'GET /api/v1/workload/complaints/own': 'no network',
    'POST /api/v1/outbox': (one) => {
      tried.push(one)
      return 'no network'
    },
  })
  const page = mountIn(ComplaintPage, {}, words)
  await useSession().load()
  await flushPromises()
  await page.get('form').trigger('submit')
  expect(page.get('[role=alert]').text()).toBe(complaint.complaint.missing)
  const [kind, unit] = page.findAll('[role=radiogroup]')
  await kind!.findAll('button')[1]!.trigger('click')
  await unit!.get('button').trigger('click')
  await page.get('textarea').setValue('同一张表填三遍')
  // A reload costs nothing of it.
  await vi.waitFor(async () => expect(await readWords(QIAN, 'complaint')).toMatchObject({ kind: 'asked_again', unit: UNIT.id, words: '同一张表填三遍' }))
  const again = mountIn(ComplaintPage, {}, words)
  await useSession().load()
  await vi.waitFor(() => expect((again.get('textarea').element as HTMLTextAreaElement).value).toBe('同一张表填三遍'))
  expect(again.findAll('[aria-checked=true]')).toHaveLength(2)
  again.unmount()
  await page.get('form').trigger('submit')
  await vi.waitFor(() => expect(page.text()).toContain(complaint.complaint.kept))
  const [act] = useActs().waiting
  expect(act).toMatchObject({ action: 'complain', said: { kind: 'asked_again', unit: UNIT.id, words: '同一张表填三遍' } })
  expect([act!.case, act!.said.id]).toEqual([act!.key, act!.key])
})
