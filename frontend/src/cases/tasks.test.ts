/** What is asked of others, on screen: called at once, answered by who was asked, rated by both sides. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import type { CaseOut } from '@/api/types'
import { useSession } from '@/people/useSession'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer, type Asked } from '@/ui/testing/wire'

import forms from './forms/messages.zh'
import first from './messages.zh'
import page from './page/messages.zh'
import { askedHere, bodyOfTask, cardOf, stageOf, type Task } from './tasks'
import TaskList from './TaskList.vue'
import { aCase } from './testing/samples'

const cases = { ...first, ...page }

const ORGANISATIONS = [
  { id: 'water', name: '水务局' },
  { id: 'roads', name: '交通局' },
]
const LOAD = { n: 0, more: false }

function aTask(more: Partial<Task> = {}): Task {
  return {
    id: 'task',
    kind: 'whistle',
    action: '',
    organisation: { id: 'water', name: '水务局' },
    asking: { id: 'town', name: '霜溪镇综治中心' },
    holder: null,
    asked_by: { id: 'li', name: '李' },
    asked_at: '2026-10-09T01:00:00Z',
    words: '坡体开裂，请到场',
    said: {},
    respond_by: null,
    arrived_at: null,
    arrived_by: null,
    done_at: null,
    done_by: null,
    outcome: '',
    report: '',
    rating: null,
    reply: null,
    outcomes: ['declined', 'done'],
    actions: [],
    ...more,
  }
}

let shown: VueWrapper
afterEach(() => {
  shown.unmount()
  vi.unstubAllGlobals()
})

async function show(current: CaseOut, answers: Record<string, Answer | ((asked: Asked) => Answer)> = {}, reaches = {}) {
  const asked = answer({
    'GET /api/v1/session': {
      body: { account: { id: 'li', name: '李' }, post: { id: 'post' }, posts: [], csrf_token: 't', reaches },
    },
    [`GET /api/v1/cases/${current.id}/candidates`]: {
      body: { workers: [], colleagues: [], item: null, organisations: ORGANISATIONS.map((one) => ({ ...one, load: LOAD, phone: '' })) },
    },
    ...answers,
  })
  shown = mountIn(TaskList, { current }, { ui, cases, forms })
  await useSession().load()
  await flushPromises()
  return asked
}

const MAY_CALL = { 'cases.ask': 'area' }
const button = (words: string) => shown.findAll('button').find((one) => one.text() === words)!
const posted = (asked: Asked[]): unknown[] => asked.filter(({ method }) => method === 'POST').map(({ text }) => JSON.parse(text))

it('calls those that are ticked, all in one request, and says that it was sent', async () => {
  const current = aCase({ tasks: [aTask({ organisation: { id: 'roads', name: '交通局' } })] })
  const address = `POST /api/v1/cases/${current.id}/tasks`
  const asked = await show(current, { [address]: { body: { ...current, tasks: [aTask()] } } }, MAY_CALL)
  await button('吹哨 / 请求协办').trigger('click')
  await flushPromises()
  await shown.find('form').trigger('submit')
  expect(shown.text()).toContain('请至少选一个单位。')
  // Who was asked the same and has not answered is asked no second time.
  const boxes = shown.findAll<HTMLInputElement>('input[type=checkbox]')
  expect(boxes.map(({ element }) => element.disabled)).toEqual([false, true])
  await boxes[0]!.setValue(true)
  await shown.find('textarea').setValue('坡体开裂，请到场')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(posted(asked)).toEqual([{ kind: 'whistle', organisation_ids: ['water'], text: '坡体开裂，请到场', respond_by: null }])
  expect(shown.find('form').exists()).toBe(false)
  expect(shown.find('[role=status]').text()).toBe('已发出，对方单位随即看到。')
})

it('keeps the words of a call that failed', async () => {
  const current = aCase()
  await show(current, { [`POST /api/v1/cases/${current.id}/tasks`]: 'no network' }, MAY_CALL)
  await button('吹哨 / 请求协办').trigger('click')
  await flushPromises()
  await shown.find('input[type=checkbox]').setValue(true)
  await shown.find('textarea').setValue('请到场')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(shown.find('[role=alert]').text()).toBe(ui.problem.network)
  expect(shown.find<HTMLTextAreaElement>('textarea').element.value).toBe('请到场')
})

it('offers what the server offers, and sends what was filled in', async () => {
  const current = aCase({ tasks: [aTask({ actions: ['arrive', 'finish', 'fly'] })] })
  const asked = await show(current, { 'POST /api/v1/tasks/task/finish': { body: {} } })
  expect(shown.findAll('.buttons button').map((one) => one.text())).toEqual(['确认报到', '答复'])
  await button('答复').trigger('click')
  await shown.find('form').trigger('submit')
  expect(shown.text()).toContain('请填写这一项。')
  await shown.find('input[value=done]').setValue()
  await shown.find('textarea').setValue('已设警戒线')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(posted(asked)).toEqual([{ outcome: 'done', report: '已设警戒线' }])
  expect(shown.find('[role=status]').text()).toBe('已答复。')
})

it('asks for organisations where one is chosen, and passes on what one can see a way for', async () => {
  const current = aCase({ tasks: [aTask({ actions: ['finish', 'hand_over'] })] })
  const asked = await show(current)
  const listed = () => asked.filter(({ path }) => path.endsWith('/candidates')).length
  expect(shown.findAll('.buttons button').map((one) => one.text())).toEqual(['答复'])
  await button('答复').trigger('click')
  await flushPromises()
  expect(listed()).toBe(0)
  shown.unmount()
  const others = await show(current, {}, { 'cases.candidates': 'area' })
  await button('转其他单位').trigger('click')
  await flushPromises()
  expect(others.filter(({ path }) => path.endsWith('/candidates'))).toHaveLength(1)
  expect(shown.findAll('option').map((one) => one.text())).toEqual(['交通局'])
})

it('lets a call go that was made without its answer being heard', async () => {
  const current = aCase()
  await show(current, { [`POST /api/v1/cases/${current.id}/tasks`]: 'no network' }, MAY_CALL)
  await button('吹哨 / 请求协办').trigger('click')
  await flushPromises()
  await shown.find('input[type=checkbox]').setValue(true)
  await shown.find('textarea').setValue('请到场')
  await shown.find('form').trigger('submit')
  await flushPromises()
  const made = aTask({ organisation: { id: 'water', name: '水务局' } })
  await shown.setProps({ current: aCase({ tasks: [{ ...made, words: '别的事' }] }) })
  expect(shown.find('form').exists()).toBe(true)
  await shown.setProps({ current: aCase({ tasks: [{ ...made, words: '请到场' }] }) })
  await flushPromises()
  expect(shown.find('form').exists()).toBe(false)
  expect(shown.find('[role=status]').text()).toBe('已发出，对方单位随即看到。')
})

const MAY_CONTEST = { 'duties.contest': 'organisation' }

it('asks the county whose duty it is, once at a time, and while the case is open', async () => {
  const current = aCase()
  const address = `POST /api/v1/cases/${current.id}/duty_contest`
  const asked = await show(current, { [address]: { body: { ...current, tasks: [aTask({ kind: 'arbitration' })] } } }, MAY_CONTEST)
  await button('请县里裁定职责').trigger('click')
  await shown.find('form').trigger('submit')
  expect(shown.find('form [role=alert]').text()).toBe('请填写这一项。')
  await shown.find('textarea').setValue(' 水渠由谁管护说不清 ')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(posted(asked)).toEqual([{ text: '水渠由谁管护说不清' }])
  expect(shown.find('[role=status]').text()).toBe('已请县综治中心裁定。')
  await shown.setProps({ current: aCase({ tasks: [aTask({ kind: 'arbitration' })] }) })
  expect(shown.find('.head').text()).toContain('职责裁定 · 待裁定')
  expect(shown.text()).not.toContain('请县里裁定职责')
  await shown.setProps({ current: aCase({ tasks: [], closed_at: '2026-10-09T02:00:00Z' }) })
  expect(shown.find('section').exists()).toBe(false)
})

it('lets a contest go that was asked without its answer being heard', async () => {
  const current = aCase()
  const address = `POST /api/v1/cases/${current.id}/duty_contest`
  await show(current, { [address]: 'no network', [`GET /api/v1/cases/${current.id}`]: { body: current } }, MAY_CONTEST)
  await button('请县里裁定职责').trigger('click')
  await shown.find('textarea').setValue('归谁')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(shown.find('form [role=alert]').text()).toBe(ui.problem.network)
  expect(shown.find<HTMLTextAreaElement>('textarea').element.value).toBe('归谁')
  await shown.setProps({ current: aCase({ tasks: [aTask({ kind: 'arbitration', words: '归谁' })] }) })
  await flushPromises()
  expect(shown.find('form').exists()).toBe(false)
  expect(shown.find('[role=status]').text()).toBe('已请县综治中心裁定。')
})

it('leads whoever decides a contest to where its item is written', async () => {
  await show(aCase({ tasks: [aTask({ kind: 'arbitration', actions: ['finish', 'hand_over'], outcomes: ['decided'] })] }))
  expect(shown.findAll('.buttons button')).toEqual([])
  expect(shown.find('a').attributes('href')).toBe('/desk/duties#contests')
})

it('lets an answer go that was given without being heard', async () => {
  const current = aCase({ tasks: [aTask({ actions: ['arrive', 'finish'] })] })
  await show(current, { 'POST /api/v1/tasks/task/arrive': 'no network' })
  await button('确认报到').trigger('click')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(shown.find('form [role=alert]').text()).toBe(ui.problem.network)
  await shown.setProps({ current: aCase({ tasks: [aTask({ actions: ['finish'], arrived_at: '2026-10-09T02:00:00Z' })] }) })
  await flushPromises()
  expect(shown.find('form').exists()).toBe(false)
})

it('says why an answer was refused, and goes on asking', async () => {
  const current = aCase({ tasks: [aTask({ actions: ['arrive'] })] })
  await show(current, { 'POST /api/v1/tasks/task/arrive': problem(409, 'already_arrived', { title: '本单位已确认过。' }) })
  await button('确认报到').trigger('click')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(shown.find('form [role=alert]').text()).toBe('本单位已确认过。')
})

it('shows both sides beside one another', async () => {
  const by = { id: 'x', name: '某' }
  const rating = { rating: 'partly', words: '人到了，方案还没有', by, at: '2026-10-09T03:00:00Z' }
  const reply = { rating: '', words: '周五给', by, at: '2026-10-09T04:00:00Z' }
  const done = { done_at: '2026-10-09T02:00:00Z', done_by: by, outcome: 'done', report: '到场了' }
  await show(aCase({ tasks: [aTask({ ...done, rating, reply })] }))
  expect(shown.findAll('dt').map((one) => one.text())).toEqual(['霜溪镇综治中心评价', '水务局回复'])
  expect(shown.findAll('dd').map((one) => one.text())).toEqual(['基本满意 人到了，方案还没有', '周五给'])
})

it('draws nothing for whoever can ask nobody, where nobody was asked', async () => {
  await show(aCase())
  expect(shown.find('section').exists()).toBe(false)
})

it('begins anew where another case comes to the same place', async () => {
  const current = aCase()
  await show(current, {}, MAY_CALL)
  await button('吹哨 / 请求协办').trigger('click')
  await flushPromises()
  await shown.find('textarea').setValue('坡体开裂，请到场')
  await shown.setProps({ current: aCase({ id: '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e60' }) })
  expect(shown.find('form').exists()).toBe(false)
})

it('says what leave is asked for, with what, and asks for a decision', async () => {
  const leave = { kind: 'approval', action: 'extend', said: { until: '2026-10-30' }, outcomes: ['approved', 'refused'] }
  await show(aCase({ tasks: [aTask({ ...leave, actions: ['finish'] })] }))
  expect(shown.find('.head').text()).toContain('申请延期 · 待审批')
  expect(shown.find('.said').text()).toMatch(/延到.*10月30日/)
  await button('审批').trigger('click')
  expect(shown.findAll('legend, form label > span').map((one) => one.text())).toEqual(['决定', '同意', '不同意', '意见'])
})

it('knows what waits for an answer of ours, and where its card is', () => {
  const mine = aTask({ id: 'mine', actions: ['arrive', 'finish'] })
  expect(askedHere([aTask(), aTask({ actions: ['withdraw'] }), mine])).toEqual([mine])
  expect(cardOf(mine)).toBe('task-mine')
})

it('tells where a task stands', () => {
  expect(stageOf(aTask({ kind: 'approval' }))).toBe('undecided')
  expect(stageOf(aTask({ kind: 'handling' }))).toBe('working')
  expect(stageOf(aTask({ kind: 'supervision' }))).toBe('unanswered')
  expect(stageOf(aTask())).toBe('asked')
  expect(stageOf(aTask({ arrived_at: '2026-10-09T02:00:00Z' }))).toBe('arrived')
  expect(stageOf(aTask({ done_at: '2026-10-09T02:00:00Z', outcome: 'declined' }))).toBe('declined')
})

it('asks for what must be said, and leaves out what is empty', () => {
  expect(bodyOfTask('reply', { text: ' 谢谢 ', rating: '' })).toEqual({ body: { text: '谢谢' }, missing: null })
  expect(bodyOfTask('rate', { text: '好' })).toEqual({ body: null, missing: 'rating' })
})

it('tells the number of whom no notice reached at their name, until it was answered', async () => {
  const call = aTask({ kind: 'telephone', words: '短信未达，请打电话：钱小禾 没有收到通知。' })
  const people = { holder: { id: 'qian', name: '钱小禾' }, reporter: { id: 'li', name: '李望川' } }
  await show(aCase({ ...people, tasks: [call] }), {}, {})
  const names = () => shown.findAll('.staff-name').map((one) => one.text())
  expect(names()).toContain('钱小禾')
  expect(names()).not.toContain('李望川')
  await show(aCase({ ...people, tasks: [{ ...call, done_at: '2026-10-10T09:00:00+08:00' }] }), {}, {})
  expect(names()).not.toContain('钱小禾')
})
