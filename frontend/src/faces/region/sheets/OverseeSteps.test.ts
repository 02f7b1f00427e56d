/** What a senior says to a case: asked for as the step asks, said once, told that it was said. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import type { CaseOut, TimelineEntry } from '@/api/types'
import { aCase, aStep } from '@/cases/testing/samples'
import { forgetDrafts, openDrafts, unsentCount, writeAll } from '@/cases/writing/drafts'
import { useSession } from '@/people/useSession'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer, type Asked } from '@/ui/testing/wire'

import words from '../words.zh'
import OverseeSteps from './OverseeSteps.vue'

const ACTIONS = [
  { action: 'claim', needs: [] },
  { action: 'instruct', needs: ['text'] },
  { action: 'remind', needs: ['text'] },
  { action: 'supervise', needs: ['level', 'failure', 'text'] },
] as CaseOut['actions']

let shown: VueWrapper
let timeline: TimelineEntry[] = []
afterEach(() => {
  timeline = []
  shown.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const SESSION = { account: { id: 'chen', name: '陈' }, post: { id: 'post' }, posts: [], csrf_token: 't', reaches: {} }

async function show(
  answers: Record<string, Answer> = {},
  actions = ACTIONS,
  more: Partial<CaseOut> = {},
): Promise<{ posts: () => Asked[]; current: CaseOut }> {
  const current = aCase({ actions, ...more })
  const said = Object.entries(answers).map(([what, one]) => [`POST /api/v1/cases/${current.id}/${what}`, one])
  const asked = answer({
    'GET /api/v1/session': { body: SESSION },
    [`GET /api/v1/cases/${current.id}/timeline`]: () => ({ body: { items: timeline } }),
    ...Object.fromEntries(said),
  })
  shown = mountIn(OverseeSteps, { current }, words)
  document.body.append(shown.element)
  // Who is here stands in every write.
  await useSession().load()
  return { posts: () => asked.filter(({ method }) => method === 'POST'), current }
}

const buttons = () => shown.findAll('[data-step]')
const press = (step: string) => shown.find(`[data-step=${step}]`).trigger('click')
const send = async () => {
  await shown.find('form').trigger('submit')
  await flushPromises()
}

it('offers what is said from above, and nothing that takes the case', async () => {
  await show()
  expect(buttons().map((one) => one.text())).toEqual(['批示', '催办', '督办'])
})

it('is not there for whoever may say nothing', async () => {
  await show({}, [])
  expect(shown.find('section').exists()).toBe(false)
})

it('sends the words, says that they were said, and gives the focus back', async () => {
  const { posts, current } = await show({ instruct: { body: aCase() } })
  await press('instruct')
  expect(document.activeElement?.tagName).toBe('TEXTAREA')
  await shown.find('textarea').setValue(' 群众反映强烈，请抓紧 ')
  await send()
  expect(posts().map(({ path, text }) => [path, text])).toEqual([
    [`/api/v1/cases/${current.id}/instruct`, '{"text":"群众反映强烈，请抓紧"}'],
  ])
  expect(posts()[0]?.headers.get('Idempotency-Key')).toBeTruthy()
  expect(shown.find('form').exists()).toBe(false)
  expect(shown.find('.told').text()).toBe('已批示')
  expect(document.activeElement).toBe(shown.find('[data-step=instruct]').element)
})

it('asks for the level and the failure by name before anything is sent', async () => {
  const { posts } = await show({ supervise: { body: aCase() } })
  await press('supervise')
  await shown.find('textarea').setValue('三日内报告')
  await send()
  expect(posts()).toEqual([])
  expect(shown.findAll('[role=alert]')).toHaveLength(2)
  await shown.find('input[value=yellow]').setValue()
  await shown.find('input[value=not_handled]').setValue()
  await send()
  expect(JSON.parse(posts()[0]?.text ?? '')).toEqual({ level: 'yellow', failure: 'not_handled', text: '三日内报告' })
})

it('offers only a stricter supervision than there is', async () => {
  await show({}, ACTIONS, { supervision: 'yellow' })
  await press('supervise')
  expect(shown.findAll<HTMLInputElement>('fieldset:first-of-type input').map(({ element }) => element.value)).toEqual(['red'])
})

it('keeps the words where they did not arrive, and says why', async () => {
  const { posts } = await show({ remind: 'no network' })
  await press('remind')
  await shown.find('textarea').setValue('请抓紧')
  await send()
  expect(shown.find('form [role=alert]').text()).toBe(words.ui.problem.network)
  await press('remind')
  await press('remind')
  expect(shown.find<HTMLTextAreaElement>('textarea').element.value).toBe('请抓紧')
  await send()
  // The same words under the same key: whoever presses again reminds once.
  const keys = posts().map(({ headers }) => headers.get('Idempotency-Key'))
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBeTruthy()
  expect(keys[1]).toBe(keys[0])
})

it('brings the words back after the page was lost, and after another case was looked at', async () => {
  const typed = (): string => shown.find<HTMLTextAreaElement>('textarea').element.value
  await openDrafts('chen')
  const { current } = await show()
  await press('instruct')
  await shown.find('textarea').setValue('请抓紧，周五前报我')
  await shown.setProps({ current: aCase({ id: '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e60', actions: ACTIONS }) })
  await press('instruct')
  expect(typed()).toBe('')
  await shown.setProps({ current })
  await press('instruct')
  expect(typed()).toBe('请抓紧，周五前报我')
  await writeAll()
  shown.unmount()

  await openDrafts('chen')
  await show({ instruct: { body: aCase() } })
  await press('instruct')
  expect(typed()).toBe('请抓紧，周五前报我')
  await send()
  expect(unsentCount()).toBe(0)
  await forgetDrafts()
})

it('knows its own words again where only the answer was lost', async () => {
  await show({ remind: 'no network' })
  await press('remind')
  await shown.find('textarea').setValue('请抓紧')
  await send()
  timeline = [aStep(7, { action: 'remind', note: '请抓紧', by: { id: 'chen', name: '陈', role: 'leader' } })]
  window.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => expect(shown.find('form').exists()).toBe(false))
  expect(shown.find('.told').text()).toContain('没有重复登记')
})

it('leaves the form open that somebody has turned to before the last one was answered', async () => {
  let answered = (): void => undefined
  const late = new Promise<void>((resolve) => (answered = resolve))
  await show({ remind: { body: aCase() }, instruct: { body: aCase() } })
  const answers = globalThis.fetch
  vi.stubGlobal('fetch', async (request: Request) => {
    const { method } = request
    const said = await answers(request)
    if (method === 'POST') await late
    return said
  })
  await press('remind')
  await shown.find('textarea').setValue('请抓紧')
  await send()
  await press('instruct')
  await shown.find('textarea').setValue('周五前报我')
  answered()
  await flushPromises()
  expect(shown.find('.told').text()).toBe('已催办')
  expect(shown.find<HTMLTextAreaElement>('textarea').element.value).toBe('周五前报我')
})

it('says what the server has against it', async () => {
  await show({ remind: problem(409, 'reminded_already', { title: '您一小时内已经催办过。' }) })
  await press('remind')
  await shown.find('textarea').setValue('再催')
  await send()
  expect(shown.find('form [role=alert]').text()).toBe('您一小时内已经催办过。')
})

it('closes by Escape, and leaves the sheet as it is', async () => {
  await show()
  await press('instruct')
  const heard = vi.fn()
  document.addEventListener('keydown', heard)
  await shown.find('textarea').trigger('keydown', { key: 'Escape' })
  await flushPromises()
  document.removeEventListener('keydown', heard)
  expect(shown.find('form').exists()).toBe(false)
  expect(heard).not.toHaveBeenCalled()
})
