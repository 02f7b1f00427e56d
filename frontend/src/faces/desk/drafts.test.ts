import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { allWords, dropWords, forgetWords, keepWords } from '@/ui/kept'

import CasePane from './case/CasePane.vue'
import { forgetDrafts, noteKey, openDrafts, writeAll } from '@/cases/writing/drafts'
import { aCase, aStep, onStage, serve } from './testing/stage'

const STEP = { action: 'record_session' as const, needs: ['summary'] }
const stored = aCase({ track: 'dispute', state: 'accepted', actions: [STEP, { action: 'note', needs: ['text'] }] })

let page: VueWrapper | undefined

/** A page just opened: its memory is blank, this device's store is not. */
async function openPage(account = 'wu'): Promise<void> {
  page?.unmount()
  await openDrafts(account)
  serve(({ path, method }) => {
    if (method === 'POST') return { body: { ...stored, version: 2 } }
    if (path === `/cases/${stored.id}`) return { body: stored }
    if (path.endsWith('/timeline')) return { body: { items: [aStep(1)] } }
    return path === '/categories' ? { body: { items: [], former: [] } } : undefined
  })
  page = onStage(CasePane, { caseId: stored.id, accountId: account })
  await flushPromises()
}

async function openForm(): Promise<HTMLTextAreaElement> {
  document.querySelector<HTMLButtonElement>('.steps button')!.click()
  await flushPromises()
  return document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')!
}

function type(field: HTMLTextAreaElement, words: string): void {
  field.value = words
  field.dispatchEvent(new Event('input'))
}

const mark = (): string => document.querySelector('.el-dialog .kept-mark')?.textContent ?? ''
const keptKeys = async (account: string): Promise<string[]> => [...(await allWords(account)).keys()]

beforeEach(() => forgetWords('wu'))
afterEach(() => {
  page?.unmount()
  page = undefined
  document.body.replaceChildren()
})

it('brings a long record back after the page was lost, and calls it kept once it is', async () => {
  await openPage()
  type(await openForm(), '写了二十分钟的笔录')
  await flushPromises()
  expect(mark()).toBe('')
  await vi.waitFor(() => expect(mark()).toBe('草稿已存在本机'))
  expect(await keptKeys('wu')).toEqual([`${stored.id}/record_session`])

  await openPage()
  expect(document.querySelector('.steps .draft')?.textContent).toBe('草稿')
  expect((await openForm()).value).toBe('写了二十分钟的笔录')
})

it('writes at once when the page goes in the middle of a word', async () => {
  await openPage()
  type(document.querySelector<HTMLTextAreaElement>('.composer textarea')!, '刚打到一')
  await writeAll()
  await openPage()
  expect(document.querySelector<HTMLTextAreaElement>('.composer textarea')?.value).toBe('刚打到一')
})

it('says plainly when nothing could be kept', async () => {
  await openPage()
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError')
  })
  type(await openForm(), '写了二十分钟的笔录')
  await vi.waitFor(() => expect(mark()).toBe('草稿没能存在本机，请不要关闭页面。'))
  full.mockRestore()
})

it('calls nothing a draft that nobody has written', async () => {
  const only = { id: 'sun', name: '孙', area_code: 'x', area_name: '二网格' }
  const waiting = aCase({ actions: [{ action: 'dispatch', needs: ['worker_id'] }] })
  await openPage()
  serve(({ path }) => {
    if (path.endsWith('/candidates')) return { body: { workers: [{ ...only, load: { n: 3, more: false } }], organisations: [], colleagues: [], item: null } }
    if (path === `/cases/${waiting.id}`) return { body: waiting }
    return path.endsWith('/timeline') ? { body: { items: [] } } : undefined
  })
  page?.unmount()
  page = onStage(CasePane, { caseId: waiting.id, accountId: 'li' })
  await flushPromises()
  const note = await openForm()
  await flushPromises()
  expect(document.querySelector<HTMLInputElement>('.el-dialog [type=radio]')?.checked).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(await keptKeys('wu')).toEqual([])
  type(note, '带上梯子')
  await vi.waitFor(() => expect(mark()).toBe('草稿已存在本机'))
})

it('calls nothing a draft from which every word was taken out again', async () => {
  const event = aCase({ actions: [{ action: 'hand_to_mediation', needs: ['reason'] }] })
  await openPage()
  serve(({ path }) => (path === `/cases/${event.id}` ? { body: event } : { body: { items: [] } }))
  page?.unmount()
  page = onStage(CasePane, { caseId: event.id, accountId: 'wu' })
  await flushPromises()
  const reason = await openForm()
  type(reason, '写错了地方')
  await vi.waitFor(() => expect(mark()).toBe('草稿已存在本机'))
  type(reason, '')
  await vi.waitFor(() => expect(mark()).toBe(''))
  await vi.waitFor(async () => expect(await keptKeys('wu')).toEqual([]))
  type(reason, '两家')
  await vi.waitFor(async () => expect(await keptKeys('wu')).toHaveLength(1))
})

it('keeps nothing of what was sent', async () => {
  await openPage()
  const field = document.querySelector<HTMLTextAreaElement>('.composer textarea')!
  type(field, '已电话联系')
  await vi.waitFor(async () => expect(await keptKeys('wu')).toHaveLength(1))
  document.querySelector('.composer')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(async () => expect(await keptKeys('wu')).toEqual([]))
  expect(field.value).toBe('')
})

it('shows nothing to the next person, and keeps nothing of one who signed out', async () => {
  await openPage()
  type(await openForm(), '只有吴调解能看的话')
  await vi.waitFor(async () => expect(await keptKeys('wu')).toHaveLength(1))
  await openPage('zheng')
  expect((await openForm()).value).toBe('')

  type(document.querySelector<HTMLTextAreaElement>('.composer textarea')!, '郑的话')
  await forgetDrafts()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(await keptKeys('zheng')).toEqual([])
})

const PATIENT = { timeout: 15_000 }

describe('two tabs of one person', { timeout: 40_000 }, () => {
  const other = new BroadcastChannel('pingan_drafts')
  const tell = (key: string): void => other.postMessage({ account: 'wu', key })
  const composer = (): HTMLTextAreaElement => document.querySelector<HTMLTextAreaElement>('.composer textarea')!

  it('show one draft: what is written in one stands in the other, and what is sent there is gone here', async () => {
    await openPage()
    await keepWords('wu', noteKey(stored.id), '在另一个窗口写的')
    tell(noteKey(stored.id))
    await vi.waitFor(() => expect(composer().value).toBe('在另一个窗口写的'), PATIENT)
    await dropWords('wu', noteKey(stored.id))
    tell(noteKey(stored.id))
    await vi.waitFor(() => expect(composer().value).toBe(''), PATIENT)
  })

  it('take nothing from under the hands of whoever is typing', async () => {
    await openPage()
    type(composer(), '正在打的')
    await keepWords('wu', noteKey(stored.id), '在另一个窗口写的')
    tell(noteKey(stored.id))
    await writeAll()
    await flushPromises()
    expect(composer().value).toBe('正在打的')
    expect((await allWords('wu')).get(noteKey(stored.id))).toBe('正在打的')
  })

  it('tell one another when they have written', async () => {
    await openPage()
    const told = new Promise((resolve) => other.addEventListener('message', ({ data }) => resolve(data)))
    type(composer(), '写完了')
    await writeAll()
    expect(await told).toEqual({ account: 'wu', key: noteKey(stored.id) })
  })
})
