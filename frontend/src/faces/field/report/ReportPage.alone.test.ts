import { flushPromises, type DOMWrapper } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'

import { uuid7 } from '@/api/ids'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import words from '../words.zh'
import type { DraftPhoto } from './draft'
import { takePhoto } from './photos'
import ReportPage from './ReportPage.vue'
import { useOutbox } from './useOutbox'

vi.mock('vue-router', () => ({ useRouter: () => ({ replace: vi.fn(), back: vi.fn() }), RouterLink: { template: '<a><slot /></a>' } }))
vi.mock('./PlacePicker.vue', () => ({ default: { template: '<div />' } }))
vi.mock('./photos', () => ({ MAX_PHOTOS: 6, takePhoto: vi.fn() }))

it('lets no report go before the photos just taken are in it', async () => {
  answer({ 'GET /api/v1/categories': { body: { items: [], former: [] } } })
  let smaller: (photo: DraftPhoto) => void = () => undefined
  vi.mocked(takePhoto).mockReturnValue(new Promise((resolve) => (smaller = resolve)))
  const id = uuid7()
  const page = mountIn(ReportPage, { id }, words)
  const outbox = useOutbox()
  outbox.tell({ type: 'begun', id, now: 0, same: { category: '0501', what: '路面坑洼' } })
  const send = (): DOMWrapper<HTMLButtonElement> => page.find('button.send')

  const album = page.find<HTMLInputElement>('input[multiple]')
  Object.defineProperty(album.element, 'files', { value: [new File(['x'], 'x.jpg')] })
  await album.trigger('change')
  expect(send().element.disabled).toBe(true)
  expect(send().text()).toBe(words.field.photo.busy)
  smaller({ id: uuid7(), bytes: new ArrayBuffer(1), type: 'image/jpeg', sent: false, refused: null })
  await flushPromises()
  expect(send().element.disabled).toBe(false)
  expect(outbox.find(id)?.photos).toHaveLength(1)
})
