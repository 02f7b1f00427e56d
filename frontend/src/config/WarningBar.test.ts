import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { mountIn } from '@/ui/testing/host'

import config from './messages.zh'
import WarningBar from './WarningBar.vue'

async function shown(said: object, ok = true): Promise<string> {
  vi.stubGlobal('fetch', () => Promise.resolve({ ok, json: () => Promise.resolve(said) }))
  const bar = mountIn(WarningBar, {}, { config })
  await flushPromises()
  return bar.text()
}
afterEach(() => void vi.unstubAllGlobals())

it('names the years that are missing and the posts that nobody holds', async () => {
  const text = await shown({ status: 'ready', years_missing: ['2027'], posts_empty: ['leader 999921'] })
  expect(text).toContain('缺少 2027 年的放假安排')
  expect(text).toContain('县领导 999921')
})

it('names a few posts and says that there are more', async () => {
  const posts = Array.from({ length: 9 }, (_, n) => `dispatcher 99992110${n}`)
  const text = await shown({ posts_empty: posts })
  expect(text).toContain('999921104等')
  expect(text).not.toContain('999921105')
})

it('is not there where all is well, or where nothing can be asked', async () => {
  expect(await shown({ status: 'ready' })).toBe('')
  expect(await shown({ years_missing: ['2027'] }, false)).toBe('')
})
