import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'

import type { SessionOut } from '@/api/types'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { answer, problem, type Answer } from '@/ui/testing/wire'

import { dropDraft, readDraft } from './draft'
import { useDraft } from './useDraft'
import { useSending } from './useSending'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const POST = {
  id: '01a20be6-0000-7000-8000-000000000002',
  role: 'grid_worker' as const,
  area_code: '999921100001001',
  area_name: '第一网格',
  organisation: '枫垭社区委员会',
  organisation_en: 'Committee',
}
const SESSION: SessionOut = { account: { id: QIAN, name: '钱' }, post: POST, posts: [POST], language: 'zh-hans', csrf_token: 't' }
const REPORT = 'POST /api/v1/cases'

/** qian, signed in, has written a report; the server's answers are the test's. */
async function setUp() {
  answer({ 'GET /api/v1/session': { body: SESSION } })
  const { result } = runIn(() => ({ session: useSession(), ...useDraft(), sending: useSending() }))
  await result.session.load()
  await nextTick()
  // The draft kept on the phone is read before the page is used.
  await new Promise((resolve) => setTimeout(resolve, 20))
  result.edit({ category: '0501', what: '路面坑洼' })
  return result
}

const stored = (id: string): Answer => ({ status: 201, body: { id, code: 'PA-T2RT-JZY0', version: 1, photos: [] } })

beforeEach(() => dropDraft(QIAN))

describe('a report on a weak link', () => {
  it('keeps everything and repeats the same request to the letter', async () => {
    const { draft, sending } = await setUp()
    const first = answer({ [REPORT]: 'no network' })
    expect(await sending.sendReport()).toBe(false)
    expect(draft.value).toMatchObject({ what: '路面坑洼', unsent: true })
    expect(await readDraft(QIAN)).toMatchObject({ what: '路面坑洼', unsent: true })

    const second = answer({ [REPORT]: () => stored(draft.value.id) })
    expect(await sending.sendReport()).toBe(true)
    expect(second[0]?.text).toBe(first[0]?.text)
    expect(draft.value).toMatchObject({ unsent: false, delivered: { code: 'PA-T2RT-JZY0' } })
  })

  it('follows the stored one when an earlier try had arrived after all', async () => {
    const { draft, edit, sending } = await setUp()
    answer({ [REPORT]: 'no network' })
    await sending.sendReport()
    edit({ what: '路面坑洼，车过不去' })
    const { id } = draft.value
    answer({ [REPORT]: problem(409, 'payload_mismatch'), [`GET /api/v1/cases/${id}`]: stored(id) })
    expect(await sending.sendReport()).toBe(true)
    expect(draft.value.delivered).toEqual({ code: 'PA-T2RT-JZY0' })
  })

  it('makes a new request of corrected words after a refusal, under the same id', async () => {
    const { draft, sending } = await setUp()
    const { id } = draft.value
    answer({ [REPORT]: problem(422, 'outside_county') })
    expect(await sending.sendReport()).toBe(false)
    expect(draft.value).toMatchObject({ id, request: null })
  })

  it('takes no more words once it has arrived', async () => {
    const { draft, edit, sending } = await setUp()
    answer({ [REPORT]: () => stored(draft.value.id) })
    await sending.sendReport()
    edit({ what: '另一件事' })
    expect(draft.value.what).toBe('路面坑洼')
  })
})

it('goes on with the photo that failed, not with those that arrived', async () => {
  const { draft, edit, sending } = await setUp()
  const photo = (n: number) => ({ id: `01a20be6-0000-7000-8000-00000000010${n}`, blob: new Blob([`jpeg ${n}`]), sent: false })
  edit({ photos: [photo(1), photo(2)] })
  const path = (n: number): string => `PUT /api/v1/cases/${draft.value.id}/photos/${photo(n).id}`
  answer({ [path(1)]: { status: 201, body: {} }, [path(2)]: 'no network' })
  expect(await sending.sendPhotos()).toBe(false)

  const again = answer({ [path(2)]: { status: 201, body: {} } })
  expect(await sending.sendPhotos()).toBe(true)
  expect(again).toHaveLength(1)
  expect(draft.value.photos.every(({ sent }) => sent)).toBe(true)
})
