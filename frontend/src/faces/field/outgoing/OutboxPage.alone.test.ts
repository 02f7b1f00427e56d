import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'

import { uuid7 } from '@/api/ids'
import type { CaseReportIn } from '@/api/types'
import { useSession } from '@/people/useSession'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { useOutbox } from '../report/useOutbox'
import face from '../words.zh'
import OutboxPage from './OutboxPage.vue'
import said from './words.zh'

vi.mock('vue-router', () => ({
  useRouter: () => ({ back: vi.fn(), replace: vi.fn() }),
  RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' },
}))

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const POST = { id: '01a20be6-0000-7000-8000-000000000002', role: 'grid_worker', area_code: '999921100001001', area_name: '第一网格', organisation: '', organisation_en: '', face: '/m/' }
const words = { ...face, field: { ...face.field, ...said.field } }

/** The outbox of somebody whose report was handed in with a photo. */
async function handedIn() {
  const photo = { id: uuid7(), bytes: new ArrayBuffer(8), type: 'image/jpeg', sent: false, refused: null }
  answer({
    'GET /api/v1/session': { body: { account: { id: QIAN, name: '钱' }, post: POST, posts: [POST], reaches: {}, windows: {}, language: 'zh-hans', must_change_password: false, csrf_token: 't' } },
  })
  const page = mountIn(OutboxPage, {}, words)
  const outbox = useOutbox()
  await useSession().load()
  await vi.waitFor(() => expect(outbox.read).toBe(true))
  const id = uuid7()
  outbox.tell({ type: 'begun', id, now: Date.now() })
  outbox.tell({ type: 'written', id, words: { category: '0501', what: '路面坑洼', photos: [photo] }, now: Date.now() })
  outbox.tell({ type: 'handed_in', id, request: { id, category: '0501', what: '路面坑洼' } as CaseReportIn })
  await flushPromises()
  return { id, photo, page, outbox }
}

it('says that nothing waits once the photos of a report have arrived as well, and not before', async () => {
  const { id, photo, page, outbox } = await handedIn()
  expect(page.text()).toContain('等待送出的上报 1 件')
  outbox.tell({ type: 'arrived', id })
  await flushPromises()
  expect(page.text()).not.toContain(said.field.out.none)
  expect(page.text()).toContain('还有 1 项没有传上')
  outbox.tell({ type: 'photo_arrived', id, photo: photo.id })
  await flushPromises()
  expect(page.text()).toContain(said.field.out.none)
})
