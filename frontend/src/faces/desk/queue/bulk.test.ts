import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'

import type { CaseOut } from '@/api/types'
import type { Viewer } from '@/people/reach'

import { readAddress } from '../address'
import { forgetDrafts, openDrafts, unsentCount } from '@/cases/writing/drafts'
import { aCase, onStage, serve, type Asked } from '../testing/stage'
import desk from '../messages.zh'
import { useViews } from '../views'
import QueuePane from './QueuePane.vue'
import { useQueue, type AskedScope, type DeskList } from './useQueue'

const viewer: Viewer = { accountId: 'li', areaCode: '999921100', reach: { span: 'area', tracks: null, own: true } }
const post = { id: 'post', role: 'dispatcher', area_code: '999921100', area_name: '枫垭镇' }
const id = (n: number): string => `0199c8a2-7d5e-7c11-9a55-00000000000${n}`
const ACTIONS = [
  { action: 'remind', needs: ['text'] },
  { action: 'claim', needs: [] },
]

const REFUSED = '不行'

let county: Map<string, CaseOut>
let asked: Asked[]
let queue: DeskList
let pane: { toggleAll(): void; selectTowards(by: 1 | -1): void; startTogether(...actions: string[]): boolean }

/** Three waiting cases; a colleague is quicker with the second of them. `unanswered`: so many answers are lost. */
async function open(unanswered = 0): Promise<void> {
  county = new Map([1, 2, 3].map((n) => [id(n), aCase({ id: id(n), received_at: `2026-10-09T09:0${n}:00+08:00`, actions: ACTIONS })]))
  let tries = 0
  asked = serve(({ method, path, body }) => {
    if (path === '/cases') return { body: { items: [...county.values()], next: null, order: 'oldest', seq: 7 } }
    if (path === '/cases/bulk' && method === 'POST') {
      tries += 1
      const { items, said } = body as { items: { id: string; version: number }[]; said: { text?: string } }
      if (said.text === REFUSED) return { status: 422, body: { code: 'invalid', status: 422, title: '这些话不能发出。' } }
      const answers = items.map((one) => outcome(one.id, tries))
      if (tries <= unanswered) throw new TypeError('the way broke off')
      return { body: { items: answers } }
    }
    const one = county.get(path.replace('/cases/', ''))
    if (one !== undefined) return { body: one }
    return path === '/categories' ? { body: { items: [], former: [] } } : undefined
  })
  const stage = defineComponent(() => {
    const scope = ref<AskedScope>({ queue: 'waiting', track: null, category: null, area: null, q: '', order: 'oldest', viewer })
    queue = useQueue(scope, ref(null))
    const around = { tabs: ['waiting'], counts: undefined, unread: new Set(), views: useViews('li'), lettered: false }
    return () => h(QueuePane, { ref: (found: unknown) => (pane = found as typeof pane), queue, at: readAddress(''), open: null, post, tracks: ['event'], ...around } as never)
  })
  await openDrafts('li')
  onStage(stage, {})
  await flushPromises()
}

function outcome(of: string, tries: number) {
  const refused = of === id(2) && tries === 1
  const row = { ...county.get(of)!, state: refused ? 'reported' : 'accepted', version: 2 }
  county.set(of, row)
  const problem = { code: 'stale_version', status: 412, title: '这件事刚刚有了变化。' }
  return { id: of, status: refused ? 412 : 200, replayed: false, row, problem: refused ? problem : null }
}

afterEach(async () => {
  document.body.replaceChildren()
  await forgetDrafts()
})

const sent = () => asked.filter(({ path }) => path === '/cases/bulk').map(({ body }) => body as { action: string; items: { id: string; version: number }[]; said: object })
const boxes = (): string[] => [...document.querySelectorAll('.pick')].map((box) => box.getAttribute('aria-checked') ?? '')
async function write(words: string): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')!
  field.value = words
  field.dispatchEvent(new Event('input'))
  await nextTick()
  document.querySelector('.el-dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}
const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim() ?? '')
const press = (words: string): void => [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent?.includes(words))!.click()

it('takes a step with all that are chosen, and draws for each in its row what became of it', async () => {
  await open()
  pane.toggleAll()
  await flushPromises()
  expect(boxes()).toEqual(['true', 'true', 'true'])
  expect(texts('.bulk .line .button').join()).toMatch(/催办.*受理|受理.*催办/)
  expect(pane.startTogether('claim')).toBe(true)
  await flushPromises()
  expect(sent()).toEqual([{ action: 'claim', said: {}, items: [1, 2, 3].map((n) => ({ id: id(n), version: 1 })) }])
  expect(texts('.took')).toEqual(['已受理', '这件事刚刚有了变化。', '已受理'])
  expect(texts('.bulk .told')).toEqual(['2 件已受理，1 件没有办成，原因写在各件下面。'])
  expect(boxes()).toEqual(['false', 'true', 'false'])
})

it('tries again what did not succeed, with the copy that the refusal brought', async () => {
  await open()
  pane.toggleAll()
  await flushPromises()
  pane.startTogether('claim')
  await flushPromises()
  press('重试')
  await flushPromises()
  expect(sent()[1]).toEqual({ action: 'claim', said: {}, items: [{ id: id(2), version: 2 }] })
  expect(texts('.took')).toEqual(['已受理', '已受理', '已受理'])
})

it('asks again what nobody answered, as it was sent', async () => {
  await open(1)
  pane.toggleAll()
  await flushPromises()
  pane.startTogether('claim')
  await flushPromises()
  expect(texts('.bulk .told').join()).not.toBe('')
  press('重试 3 件')
  await flushPromises()
  expect(sent()[1]).toEqual(sent()[0])
  expect(texts('.took')).toEqual(['已受理', '已受理', '已受理'])
})

it('knows the step that nobody answered, though its rows have been read anew', async () => {
  await open(1)
  pane.toggleAll()
  await flushPromises()
  pane.startTogether('claim')
  await flushPromises()
  queue.takeRow(id(1), county.get(id(1))!)
  queue.takeRow(id(3), null)
  await flushPromises()
  pane.startTogether('claim')
  await flushPromises()
  expect(sent()[1]).toEqual(sent()[0])
})

it('takes other cases with the copies that are shown, whatever was not answered before', async () => {
  await open(1)
  pane.toggleAll()
  await flushPromises()
  pane.startTogether('claim')
  await flushPromises()
  queue.takeRow(id(1), county.get(id(1))!)
  document.querySelectorAll<HTMLElement>('.pick')[2]!.click()
  await flushPromises()
  pane.startTogether('claim')
  await flushPromises()
  expect(sent()[1]?.items).toEqual([
    { id: id(1), version: 2 },
    { id: id(2), version: 1 },
  ])
})

it('asks once for the words that go to all of them', async () => {
  await open()
  pane.toggleAll()
  await flushPromises()
  pane.startTogether('remind')
  await flushPromises()
  await write('请今天下班前回话。')
  expect(sent()).toMatchObject([{ action: 'remind', said: { text: '请今天下班前回话。' } }])
  expect(unsentCount()).toBe(0)
})

it('keeps the words until they are answered', async () => {
  await open(1)
  pane.toggleAll()
  await flushPromises()
  pane.startTogether('remind')
  await flushPromises()
  await write('请今天下班前回话。')
  expect(unsentCount()).toBe(1)
  press('重试 3 件')
  await flushPromises()
  expect(unsentCount()).toBe(0)
})

it('chooses with Space on a row, and leaves it closed', async () => {
  await open()
  const row = document.querySelector<HTMLElement>('.row')!
  row.focus()
  const key = new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true })
  row.dispatchEvent(key)
  await flushPromises()
  expect([key.defaultPrevented, boxes()]).toEqual([true, ['true', 'false', 'false']])
  pane.selectTowards(1)
  await flushPromises()
  expect(boxes().filter((each) => each === 'true').length).toBe(2)
  expect(pane.startTogether('dispatch')).toBe(true)
  expect(sent()).toEqual([])
})

it('says that a step may have been taken when nobody answered', async () => {
  await open(1)
  pane.toggleAll()
  await flushPromises()
  pane.startTogether('claim')
  await flushPromises()
  expect(document.querySelector('.told')?.textContent).toBe(desk.bulk.unsure)
})

it('offers no second try of words that were refused', async () => {
  await open()
  pane.toggleAll()
  await flushPromises()
  pane.startTogether('remind')
  await flushPromises()
  await write(REFUSED)
  expect(document.querySelector('.told')?.textContent).toBe('这些话不能发出。')
  expect(document.querySelector('.bulk')?.textContent).not.toContain('重试')
})
