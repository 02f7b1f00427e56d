/** The whole configuration comes in once, also where nobody heard that it did. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { useSession } from '@/people/useSession'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import words from './words.zh'
import WholePage from './WholePage.vue'

const SESSION = { account: { id: 'xu', name: '许' }, post: { id: 'post' }, posts: [], csrf_token: 't', reaches: {} }
const section = { section: 'phrases', label: '常用语', added: 1, changed: 0, removed: 0, problems: [] }

let page: VueWrapper
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})

it('keeps the file where the answer got lost, and says what became of it', async () => {
  let tries = 0
  const asked = answer({
    'GET /api/v1/session': { body: SESSION },
    'POST /api/v1/config': ({ text }) => {
      if ((JSON.parse(text) as { dry_run: boolean }).dry_run) return { body: { saved: false, version: 4, sections: [section] } }
      tries += 1
      return tries === 1 ? 'no network' : { body: { saved: true, version: 5, sections: [section] } }
    },
  })
  page = mountIn(WholePage, { mayTake: true }, words)
  await useSession().load()
  const chooser = page.find<HTMLInputElement>('input[type=file]')
  Object.defineProperty(chooser.element, 'files', { value: [new File(['{"sections":[]}'], 'county.json')] })
  await chooser.trigger('change')
  await vi.waitFor(() => expect(page.find('form').exists()).toBe(true), { timeout: 15_000 })
  await page.find('form').trigger('submit')
  await flushPromises()
  expect(page.find('[role=alert]').text()).toBe(words.config.takenUnsure)
  await page.find('form').trigger('submit')
  await flushPromises()
  expect(page.find('[role=status]').text()).toBe(words.config.taken)
  const keys = asked.filter(({ text }) => text.includes('"dry_run":false')).map(({ headers }) => headers.get('Idempotency-Key'))
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBeTruthy()
  expect(keys[1]).toBe(keys[0])
}, 20_000)
