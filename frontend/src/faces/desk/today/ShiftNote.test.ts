import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { forgetDrafts, openDrafts } from '@/cases/writing/drafts'
import { onStage, serve, type Asked } from '../testing/stage'
import ShiftNote from './ShiftNote.vue'

const WU = { id: 'wu', name: '吴以和' }
let stored: { words: string; by: typeof WU | null; at: string | null; version: number }
let asked: Asked[]

async function open(): Promise<void> {
  asked = serve(({ method, path, ifMatch, body }) => {
    if (path !== '/shift_note') return undefined
    if (method === 'GET') return { body: stored }
    if (ifMatch !== `"${stored.version}"`) return { status: 412, body: { code: 'stale_version', status: 412, title: '' } }
    stored = { ...(body as { words: string }), by: { id: 'li', name: '李望川' }, at: '2026-10-09T18:00:00+08:00', version: stored.version + 1 }
    return { body: stored }
  })
  await openDrafts('li')
  onStage(ShiftNote, {})
  await flushPromises()
}

afterEach(async () => {
  document.body.replaceChildren()
  await forgetDrafts()
})

const shown = (): string => document.querySelector('.shift')!.textContent ?? ''
async function write(words: string): Promise<void> {
  document.querySelector<HTMLElement>('.shift header button:not(.staff-name)')!.click()
  await flushPromises()
  const field = document.querySelector<HTMLTextAreaElement>('textarea')!
  field.value = words
  field.dispatchEvent(new Event('input'))
}
const busy = (): boolean => document.querySelector<HTMLButtonElement>('form [type=submit]')?.disabled ?? false
/** Until all is answered that follows from it: a note that was overtaken is asked for once more. */
async function send(): Promise<void> {
  document.querySelector('textarea')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))
  await flushPromises()
  await vi.waitFor(() => expect(busy()).toBe(false))
}

it('is written by keys, and says whose it is', async () => {
  stored = { words: '', by: null, at: null, version: 0 }
  await open()
  expect(shown()).toContain('没有交接的话')
  await write('桥头两盏灯，等回话。')
  await send()
  expect(asked.filter(({ method }) => method === 'PUT').map(({ ifMatch, body }) => [ifMatch, body])).toEqual([['"0"', { words: '桥头两盏灯，等回话。' }]])
  expect(shown()).toContain('桥头两盏灯，等回话。')
  expect(shown()).toContain('李望川写于')
})

it('shows what somebody wrote meanwhile before it is written over', async () => {
  stored = { words: '早班：无事。', by: WU, at: '2026-10-09T08:00:00+08:00', version: 3 }
  await open()
  await write('中班：等回话。')
  stored = { words: '早班补充：水闸要看。', by: WU, at: '2026-10-09T17:59:00+08:00', version: 4 }
  await send()
  expect(stored.words).toBe('早班补充：水闸要看。')
  expect(shown()).toContain('吴以和刚写了新的交接')
  expect(shown()).toContain('早班补充：水闸要看。')
  await send()
  expect(stored.words).toBe('中班：等回话。')
})

it('tells of a note that another desk leaves, above what one is typing', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  stored = { words: '昨夜巡河', by: WU, at: '2026-10-09T08:00:00+08:00', version: 3 }
  await open()
  await write('今早要看水位')
  stored = { words: '水闸已关', by: WU, at: '2026-10-09T09:00:00+08:00', version: 4 }
  await vi.advanceTimersByTimeAsync(20_000)
  vi.useRealTimers()
  await flushPromises()
  await flushPromises()
  expect(shown()).toContain('水闸已关')
  expect(document.querySelector<HTMLTextAreaElement>('textarea')!.value).toBe('今早要看水位')
})

it('tells nobody of their own words, sent by a try that nobody answered', async () => {
  stored = { words: '早班：无事。', by: WU, at: '2026-10-09T08:00:00+08:00', version: 3 }
  await open()
  await write('中班：等回话。')
  stored = { words: '中班：等回话。', by: { id: 'li', name: '李望川' }, at: '2026-10-09T18:00:00+08:00', version: 4 }
  await send()
  expect(shown()).not.toContain('刚写了新的交接')
  await send()
  expect(document.querySelector('textarea')).toBeNull()
})
