import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { CaseOut, TimelineEntry } from '@/api/types'

import { aCase, aStep, onStage, serve, type Asked, type Server } from '../testing/stage'
import { forgetDrafts } from '@/cases/writing/drafts'
import CasePane from './CasePane.vue'

/** One that waits for an answer goes on asking: each leaves the stage with its test. */
const shown: VueWrapper[] = []
afterEach(() => shown.splice(0).forEach((one) => one.unmount()))

function onDesk(accountId: string): VueWrapper {
  const stage = onStage(CasePane, { caseId: stored.id, accountId })
  shown.push(stage)
  return stage
}

const zhou = { id: 'zhou', name: '周远山' }
let stored: CaseOut
let timeline: TimelineEntry[]

beforeEach(() => {
  stored = aCase()
  timeline = [aStep(1)]
})
afterEach(async () => {
  document.body.replaceChildren()
  await forgetDrafts()
})

/** Reads answer what is stored; `act` decides on the steps. */
function reading(act: Server = () => undefined): Server {
  return (asked) => {
    if (asked.path === `/cases/${stored.id}`) return { body: stored }
    if (asked.path.endsWith('/timeline')) return { body: { items: timeline } }
    if (asked.path === '/categories') return { body: { items: [], former: [] } }
    return act(asked)
  }
}

async function open(act?: Server) {
  const asked = serve(reading(act))
  const stage = onDesk('li')
  await flushPromises()
  return { asked, stage }
}

const text = (selector: string): string => document.querySelector(selector)?.textContent?.trim() ?? ''
/** A button's own words, without the letter of its key. */
const wordsOf = (each: Element): string => each.firstChild?.textContent?.trim() ?? ''
const button = (words: string): HTMLButtonElement =>
  [...document.querySelectorAll('button')].find((each) => wordsOf(each) === words) as HTMLButtonElement
const steps = (asked: Asked[]): Asked[] => asked.filter(({ method }) => method === 'POST')

async function write(words: string): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')!
  field.value = words
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

async function submit(): Promise<void> {
  document.querySelector('.el-dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}

it('says when whoever has the case can no longer act', async () => {
  stored = aCase({ state: 'dispatched', holder: zhou })
  const { stage } = await open()
  expect(document.querySelector('.case-head')?.textContent).not.toContain('已不在岗')
  stage.unmount()
  stored = aCase({ state: 'dispatched', holder: zhou, holder_left: true })
  await open()
  expect(text('.case-head .failure')).toBe('经办人周远山已不在岗，请收回后另行安排')
})

it('offers what the server allows, and nothing else', async () => {
  await open()
  expect([...document.querySelectorAll('.steps button')].map(wordsOf)).toEqual([
    '受理',
    '转调解',
  ])
  expect(document.querySelector('.composer')).not.toBeNull()
})

it('names the winner of a lost claim and shows the case as it is', async () => {
  const { asked } = await open(() => {
    stored = aCase({ version: 2, state: 'accepted', holder: zhou, actions: [{ action: 'note', needs: ['text'] }] })
    return { status: 409, body: { code: 'already_claimed', status: 409, title: '', holder: zhou, current: stored } }
  })
  button('受理').click()
  await flushPromises()
  expect(steps(asked)[0]).toMatchObject({ path: `/cases/${stored.id}/claim`, ifMatch: '"1"' })
  expect(text('.lost strong')).toBe('周远山已先受理')
  expect(text('.turn')).toBe('由周远山办理')
})

it('says that a step had arrived before, where nothing was done by sending it again', async () => {
  const { asked } = await open(({ path }) => {
    // Meanwhile somebody has let the case go, so it may well be meant anew.
    if (path.endsWith('/claim')) stored = aCase({ version: 3 })
    return { body: stored, headers: { 'Idempotent-Replayed': 'true' } }
  })
  button('受理').click()
  await flushPromises()
  expect(steps(asked)).toHaveLength(1)
  expect(text('.el-message')).toContain('没有重复登记')
  const note = document.querySelector<HTMLTextAreaElement>('.composer textarea')!
  note.value = '已到现场'
  note.dispatchEvent(new Event('input'))
  document.querySelector('.el-message')!.remove()
  document.querySelector('.composer')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(note.value).toBe('')
  expect(text('.el-message')).toContain('没有重复登记')
})

/** The server does what it is asked, and its answer is lost on the way. */
function doneUnheard(fresh: CaseOut, line: TimelineEntry): Server {
  return ({ method }) => {
    if (method !== 'POST') return undefined
    stored = fresh
    timeline = [aStep(1), line]
    throw new TypeError('Failed to fetch')
  }
}
/** The feed has told that something has happened. */
async function hearOfIt(): Promise<void> {
  window.dispatchEvent(new Event('visibilitychange'))
  await flushPromises()
  await flushPromises()
}
const li = { id: 'li', name: '李望川', role: 'dispatcher' as const }

it('knows its own step again where the answer was lost, and calls nothing impossible', async () => {
  const line = aStep(2, { action: 'claim', by: li, to_state: 'accepted' })
  await open(doneUnheard(aCase({ version: 2, state: 'accepted', holder: li, actions: [] }), line))
  button('受理').click()
  await flushPromises()
  expect(text('.notices .failure')).not.toBe('')
  await hearOfIt()
  expect(text('.notices .failure')).toBe('')
  expect(text('.el-message')).toContain('没有重复登记')
})

it.each([
  ['goes with the words that were sent', '两家为绕行的路争执', true],
  ['stays with other words than another window has sent', '另一句话', false],
])('a form whose answer was lost %s', async (_what, note, closed) => {
  const line = aStep(2, { action: 'hand_to_mediation', by: li, note })
  await open(doneUnheard(aCase({ version: 2, track: 'dispute', actions: [] }), line))
  button('转调解').click()
  await flushPromises()
  await write('两家为绕行的路争执')
  await submit()
  await hearOfIt()
  expect(document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')?.value).toBe(closed ? undefined : '两家为绕行的路争执')
  if (closed) expect(text('.el-message')).toContain('没有重复登记')
  // Whatever became of it: pressed again it goes under the same key.
  else expect(document.querySelector<HTMLButtonElement>('.el-dialog [type=submit]')!.disabled).toBe(false)
})

/** What is sent takes the case out of this post's sight; the first so many answers are lost on the way. */
function takenAway(lost: number, second: ReturnType<Server>): Server {
  return ({ method, path }) => {
    if (path === `/cases/${stored.id}`) return sent > 0 ? undefined : { body: stored }
    if (path.endsWith('/timeline') && sent > 0) return { status: 404, body: { code: 'not_found', status: 404, title: '' } }
    if (method !== 'POST') return undefined
    sent += 1
    if (sent <= lost) throw new TypeError('Failed to fetch')
    return second
  }
}
let sent = 0

describe('a step whose answer was lost, and which took the case out of sight', () => {
  const REPLAYED = { status: 204, body: null, headers: { 'Idempotent-Replayed': 'true' } }

  async function sendAway(lost: number, second: ReturnType<Server>): Promise<Asked[]> {
    sent = 0
    const asked = serve((one) => takenAway(lost, second)(one) ?? reading()({ ...one, path: sent > 0 ? '' : one.path }))
    onDesk('li')
    await flushPromises()
    button('转调解').click()
    await flushPromises()
    await write('两家为绕行的路争执')
    await submit()
    await hearOfIt()
    return steps(asked)
  }

  it('is sent once more, and told to have arrived', async () => {
    const [first, again, ...more] = await sendAway(1, REPLAYED)
    expect(again).toEqual(first)
    expect(more).toEqual([])
    expect(document.querySelector('.el-dialog')).toBeNull()
    expect(text('.el-message')).toContain('没有重复登记')
  })

  it('is not sent for ever, and keeps the words', async () => {
    expect(await sendAway(2, undefined)).toHaveLength(2)
    expect(document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')?.value).toBe('两家为绕行的路争执')
    expect(text('.el-dialog .failure')).not.toBe('')
  })

  it('shows the words to whoever was not the one', async () => {
    expect(await sendAway(1, undefined)).toHaveLength(2)
    expect(document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')?.value).toBe('两家为绕行的路争执')
    expect(document.querySelector<HTMLButtonElement>('.el-dialog [type=submit]')?.disabled).toBe(true)
    expect(text('.el-dialog .failure')).toContain('可以先复制下来')
  })
})

describe('an answer to a task, with which the case goes out of sight', () => {
  const REPLAYED = { status: 204, body: null, headers: { 'Idempotent-Replayed': 'true' } }
  const task = {
    id: 'task',
    kind: 'whistle',
    organisation: { id: 'housing', name: '住房和城乡建设局' },
    asked_by: zhou,
    asking: null,
    asked_at: '2026-10-09T01:00:00Z',
    words: '请到场',
    said: {},
    outcomes: ['done', 'declined'],
    actions: ['finish'],
    respond_by: null,
    arrived_at: null,
    arrived_by: null,
    done_at: null,
    done_by: null,
    outcome: '',
    report: null,
    rating: null,
    reply: null,
  } as unknown as CaseOut['tasks'][number]

  it.each([
    ['heard', 0, 1],
    ['lost on the way', 1, 2],
  ])('is told, whether it was %s', async (_how, lost, posts) => {
    sent = 0
    stored = aCase({ tasks: [task] })
    const asked = serve((one) => takenAway(lost, REPLAYED)(one) ?? (sent > 0 ? undefined : reading()(one)))
    onDesk('shen')
    await flushPromises()
    button('答复').click()
    await flushPromises()
    document.querySelector<HTMLInputElement>('.task-form input[value=done]')!.click()
    const field = document.querySelector<HTMLTextAreaElement>('.task-form textarea')!
    field.value = '已到场'
    field.dispatchEvent(new Event('input'))
    document.querySelector('.task-form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    await hearOfIt()
    expect(steps(asked)).toHaveLength(posts)
    expect(text('.el-message')).toBe('已答复。')
    expect(document.querySelector('.task-form')).toBeNull()
    expect(text('.gone')).toContain('不在您的查看范围内')
  })

  it('leaves the words where it was not the one', async () => {
    sent = 0
    stored = aCase({ tasks: [task] })
    serve((one) => takenAway(1, undefined)(one) ?? (sent > 0 ? undefined : reading()(one)))
    onDesk('shen')
    await flushPromises()
    button('答复').click()
    await flushPromises()
    document.querySelector<HTMLInputElement>('.task-form input[value=done]')!.click()
    const field = document.querySelector<HTMLTextAreaElement>('.task-form textarea')!
    field.value = '已到场'
    field.dispatchEvent(new Event('input'))
    document.querySelector('.task-form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    await hearOfIt()
    expect(document.querySelector<HTMLTextAreaElement>('.task-form textarea')?.value).toBe('已到场')
    expect(text('.notices .failure')).toContain('不在您的查看范围内')
  })
})

it('shows what changed on a stale version, keeps the words and lets the person decide again', async () => {
  const { asked } = await open(({ ifMatch }) => {
    if (ifMatch === '"1"') {
      stored = aCase({ version: 2, close_due: '2026-10-20T18:00:00+08:00' })
      timeline = [aStep(1), aStep(2, { action: 'note', note: '护栏也倒了' })]
      return { status: 412, body: { code: 'stale_version', status: 412, title: '', current: stored } }
    }
    stored = aCase({ version: 3, track: 'dispute', actions: [] })
    return { body: stored }
  })
  button('转调解').click()
  await flushPromises()
  await write('两家为绕行的路争执')
  await submit()

  expect(text('.changed')).toContain('办结期限')
  expect(text('.changed')).toContain('护栏也倒了')
  expect(document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')?.value).toBe('两家为绕行的路争执')
  expect(text('.el-dialog [type=submit]')).toBe('已看过，仍要转调解')

  await submit()
  expect(steps(asked).map(({ ifMatch, body }) => [ifMatch, body])).toEqual([
    ['"1"', { reason: '两家为绕行的路争执' }],
    ['"2"', { reason: '两家为绕行的路争执' }],
  ])
  expect(document.querySelector('.el-dialog')).toBeNull()
})

it('turns the words of a step that is no longer possible into a note', async () => {
  await open(() => {
    stored = aCase({ version: 2, state: 'dispatched', holder: zhou, actions: [{ action: 'note', needs: ['text'] }] })
    return { status: 412, body: { code: 'stale_version', status: 412, title: '', current: stored } }
  })
  button('转调解').click()
  await flushPromises()
  await write('两家为绕行的路争执')
  await submit()
  expect(document.querySelector<HTMLButtonElement>('.el-dialog [type=submit]')?.disabled).toBe(true)
  button('改存为补充说明').click()
  await flushPromises()
  expect(document.querySelector<HTMLTextAreaElement>('.composer textarea')?.value).toBe('两家为绕行的路争执')
})

it('is written and sent by keys alone, from the first field that wants something', async () => {
  const { asked } = await open(() => ({ body: { ...stored, version: 2, track: 'dispute', actions: [] } }))
  button('转调解').click()
  const field = await vi.waitFor(() => {
    const found = document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')!
    expect(document.activeElement).toBe(found)
    return found
  })
  const send = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
  field.dispatchEvent(new KeyboardEvent('keydown', send))
  await flushPromises()
  expect(steps(asked)).toEqual([])
  expect(text('.el-dialog .failure')).toBe('请填写标出的必填项。')

  await write('两家为绕行的路争执')
  field.dispatchEvent(new KeyboardEvent('keydown', { ...send, ctrlKey: false, metaKey: true }))
  await flushPromises()
  expect(steps(asked).map(({ body }) => body)).toEqual([{ reason: '两家为绕行的路争执' }])
})

it('leaves the form open that was begun while a step without one had no answer yet', async () => {
  await open(({ method }) => {
    if (method === 'POST') stored = aCase({ version: 2, state: 'accepted', holder: li, actions: [{ action: 'hand_to_mediation', needs: ['reason'] }] })
    return { body: stored }
  })
  const answers = globalThis.fetch
  let answered = (): void => undefined
  const late = new Promise<void>((resolve) => (answered = resolve))
  vi.stubGlobal('fetch', async (request: Request) => {
    const { method } = request
    const answer = await answers(request)
    if (method === 'POST') await late
    return answer
  })
  button('受理').click()
  await flushPromises()
  // The feed is quicker, and so is whoever works by the keyboard.
  await hearOfIt()
  const pane = shown[shown.length - 1]!.getComponent(CasePane).vm as unknown as { start(action: string): void }
  pane.start('hand_to_mediation')
  await flushPromises()
  await write('两家为绕行的路争执')
  answered()
  await flushPromises()
  expect(text('.el-message')).toContain('受理')
  expect(document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')?.value).toBe('两家为绕行的路争执')
})

it('keeps a note that could not be sent', async () => {
  await open(() => ({ status: 503, body: { code: 'unavailable', status: 503, title: '请稍后再试', retry: 'later' } }))
  const field = document.querySelector<HTMLTextAreaElement>('.composer textarea')!
  field.value = '已电话联系'
  field.dispatchEvent(new Event('input'))
  await flushPromises()
  document.querySelector('.composer')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(text('.composer [role=alert]')).toBe('请稍后再试')
  expect(field.value).toBe('已电话联系')
})

it('keeps what is typed while a note is on its way: it begins the next one', async () => {
  const field = (): HTMLTextAreaElement => document.querySelector<HTMLTextAreaElement>('.composer textarea')!
  const type = (words: string): void => {
    field().value = words
    field().dispatchEvent(new Event('input'))
  }
  const { asked } = await open(() => {
    type('已电话联系\n下午上门')
    return { body: { ...stored, version: 2 } }
  })
  type('已电话联系')
  await flushPromises()
  document.querySelector('.composer')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(steps(asked).map(({ body }) => body)).toEqual([{ text: '已电话联系' }])
  expect(field().value).toBe('下午上门')
})
