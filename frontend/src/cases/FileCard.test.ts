/** Documents on screen: saved, chosen, dropped, pasted; each says how it went. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import type { CaseOut } from '@/api/types'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'

import FileCard from './FileCard.vue'
import { sizeText, type CaseFile } from './files'
import first from './messages.zh'
import page from './page/messages.zh'
import { aCase } from './testing/samples'

const cases = { ...first, ...page }

const MAY_ADD = [{ action: 'add_file', needs: ['file'] }] as CaseOut['actions']
const kept: CaseFile = {
  id: 'f',
  url: '/api/v1/files/f',
  name: '报告.pdf',
  kind: 'pdf',
  size: 2048,
  by: { id: 'li', name: '李' },
  at: '2026-10-09T02:00:00Z',
}

let shown: VueWrapper
afterEach(() => {
  shown.unmount()
  vi.unstubAllGlobals()
})

type Sent = { method: string; path: string; name: string | null }

function show(current: CaseOut, answers: (() => Response | Promise<Response>)[] = []): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    sent.push({ method: request.method, path: url.pathname, name: url.searchParams.get('name') })
    const next = answers.shift()
    if (next === undefined) throw new TypeError('Failed to fetch')
    return next()
  })
  shown = mountIn(FileCard, { current }, { ui, cases })
  return sent
}

const ok = () => new Response(JSON.stringify(kept), { status: 201, headers: { 'Content-Type': 'application/json' } })
const refusal = () =>
  new Response(JSON.stringify({ code: 'file_macros', status: 422, title: '这个文档含有宏，请去掉宏后另存。' }), {
    status: 422,
    headers: { 'Content-Type': 'application/problem+json' },
  })
const pdf = new File(['%PDF-1.7'], '报告.pdf', { type: 'application/pdf' })

async function drop(...files: File[]): Promise<void> {
  await shown.find('section').trigger('drop', { dataTransfer: { files } })
  await flushPromises()
}

it('lists what there is, to be saved', () => {
  show(aCase({ files: [kept] }))
  const link = shown.find('a')
  expect([link.text(), link.attributes('href'), link.attributes('download')]).toEqual(['报告.pdf', '/api/v1/files/f', ''])
  expect(shown.text()).toContain('2 KB')
  expect(shown.find('input').exists()).toBe(false)
})

it('sends what is dropped, under an id of its own', async () => {
  const current = aCase({ actions: MAY_ADD })
  const sent = show(current, [ok])
  await drop(pdf)
  expect(sent.filter(({ method }) => method === 'PUT').map(({ name }) => name)).toEqual(['报告.pdf'])
  expect(sent[0]?.path).toMatch(new RegExp(`^/api/v1/cases/${current.id}/files/[0-9a-f-]{36}$`))
  expect(shown.text()).toContain('没有文件。')
})

it('tells what was refused, and sends it again under the same id', async () => {
  const sent = show(aCase({ actions: MAY_ADD }), [refusal, ok])
  await drop(pdf)
  expect(shown.find('[role=alert]').text()).toBe('这个文档含有宏，请去掉宏后另存。')
  await shown.findAll('button').find((one) => one.text() === '再传一次')!.trigger('click')
  await flushPromises()
  const paths = sent.filter(({ method }) => method === 'PUT').map(({ path }) => path)
  expect(paths).toHaveLength(2)
  expect(new Set(paths).size).toBe(1)
})

it('keeps what an unreachable server did not get, until it is left', async () => {
  show(aCase({ actions: MAY_ADD }))
  await drop(pdf)
  expect(shown.find('[role=alert]').text()).toBe(ui.problem.network)
  await shown.findAll('button').find((one) => one.text() === '不传了')!.trigger('click')
  expect(shown.find('li').exists()).toBe(false)
})

it('carries nothing that is too large', async () => {
  const large = new File(['x'], '录音.wav')
  Object.defineProperty(large, 'size', { value: 11 * 1024 * 1024 })
  const sent = show(aCase({ actions: MAY_ADD }))
  await drop(large)
  expect(sent).toEqual([])
  expect(shown.find('[role=alert]').text()).toContain('10.0 MB')
})

it('makes a photo of a picture', async () => {
  const sent = show(aCase({ actions: MAY_ADD }), [ok])
  await drop(new File(['x'], 'a.png', { type: 'image/png' }))
  expect(sent.find(({ method }) => method === 'PUT')?.path).toContain('/photos/')
})

it('has no room for a twenty-first', async () => {
  const sent = show(aCase({ actions: MAY_ADD, files: Array.from({ length: 20 }, (_, n) => ({ ...kept, id: String(n) })) }))
  expect(shown.find('input').exists()).toBe(false)
  expect(shown.text()).toContain('已有 20 个文件')
  await drop(pdf)
  expect(sent).toEqual([])
})

it('leaves pasted words to whoever is writing', async () => {
  const sent = show(aCase({ actions: MAY_ADD }), [ok])
  const words = new Event('paste', { cancelable: true })
  Object.assign(words, { clipboardData: { files: [] } })
  document.dispatchEvent(words)
  expect(words.defaultPrevented).toBe(false)
  const file = new Event('paste', { cancelable: true })
  Object.assign(file, { clipboardData: { files: [pdf] } })
  document.dispatchEvent(file)
  await flushPromises()
  expect(file.defaultPrevented).toBe(true)
  expect(sent.filter(({ method }) => method === 'PUT')).toHaveLength(1)
})

it('takes nothing that is pasted into a dialog over the case', async () => {
  const sent = show(aCase({ actions: MAY_ADD }), [ok])
  const dialog = document.createElement('div')
  dialog.setAttribute('aria-modal', 'true')
  dialog.append(document.createElement('textarea'))
  document.body.append(dialog)
  const file = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(file, { clipboardData: { files: [pdf] } })
  dialog.firstElementChild!.dispatchEvent(file)
  await flushPromises()
  dialog.remove()
  expect(sent).toEqual([])
})

it('says sizes as one reads them', () => {
  expect([1, 2048, 3.4 * 1024 * 1024].map(sizeText)).toEqual(['1 KB', '2 KB', '3.4 MB'])
})

it('holds nothing against a file that the case has by now, though its answer was lost', async () => {
  const sent = show(aCase({ actions: MAY_ADD }))
  await drop(pdf)
  expect(shown.find('[role=alert]').exists()).toBe(true)
  const id = sent[0]?.path.split('/').pop() ?? ''
  await shown.setProps({ current: aCase({ actions: MAY_ADD, files: [{ ...kept, id }] }) })
  expect(shown.find('[role=alert]').exists()).toBe(false)
  expect(shown.findAll('li').map((line) => line.text())).toEqual([expect.stringContaining('报告.pdf')])
})
