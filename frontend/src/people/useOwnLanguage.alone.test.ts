/** A language goes with its reader, and what is chosen by hand is what they want now. */
import { flushPromises } from '@vue/test-utils'
import { defineComponent, ref } from 'vue'
import { expect, it, vi } from 'vitest'

import { useLanguage, type Language } from '@/i18n'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { useOwnLanguage } from './useOwnLanguage'
import { useSession } from './useSession'

vi.mock('./useSession', () => ({ useSession: vi.fn() }))
vi.mock('@/i18n', async (original) => ({ ...(await original<object>()), useLanguage: vi.fn() }))

function page(kept: string) {
  const language = ref<Language>('zh')
  const handlers: ((language: Language) => void)[] = []
  const choose = vi.fn((next: Language) => {
    language.value = next
    handlers.forEach((handler) => handler(next))
    return Promise.resolve()
  })
  vi.mocked(useLanguage).mockReturnValue({ language, choose, say: (key) => key, onChange: (handler) => void handlers.push(handler) })
  vi.mocked(useSession).mockReturnValue({ account: { id: 'a', name: '' }, session: { language: kept } } as unknown as ReturnType<typeof useSession>)
  const asked = answer({ 'PUT /api/v1/session/language': { status: 204 } })
  const host = mountIn(defineComponent({ setup: () => (useOwnLanguage(), () => null) }), {}, {})
  return { host, language, choose, asked }
}

it('opens in the language that was kept, without keeping it once more', async () => {
  const { host, language, asked } = page('en')
  await flushPromises()
  expect([language.value, asked]).toEqual(['en', []])
  host.unmount()
})

it('keeps what is chosen by hand', async () => {
  const { host, choose, asked } = page('zh-hans')
  await choose('en')
  await vi.waitFor(() => expect(asked.map(({ text }) => text)).toEqual(['{"language":"en"}']), { timeout: 15_000 })
  host.unmount()
})

it('leaves a page as it is where nothing was ever kept', async () => {
  const { host, language, asked } = page('')
  await flushPromises()
  expect([language.value, asked]).toEqual(['zh', []])
  host.unmount()
})
