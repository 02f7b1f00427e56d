/** Whoever has a case before their eyes is told no more of what has happened to it. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'

import type { Uuid } from '@/api/types'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { answer, type Asked } from '@/ui/testing/wire'

import { useSeen } from './seen'

const CASE = '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e5f' as Uuid
const SESSION = { account: { id: 'xu', name: '许' }, post: { id: 'post' }, posts: [], csrf_token: 't' }
const shown = ref<{ id: Uuid; version: number }>()
let asked: Asked[]
let fails: boolean
let sight: 'visible' | 'hidden'

const told = (): string[] => asked.filter(({ path }) => path.endsWith('/seen')).map(({ text }) => text)

async function open(...may: string[]): Promise<() => void> {
  const reaches = Object.fromEntries(may.map((name) => [name, { span: 'area', tracks: null, own: false }]))
  asked = answer({
    'GET /api/v1/session': { body: { ...SESSION, reaches } },
    'POST /api/v1/notices/seen': () => (fails ? 'no network' : { status: 204 }),
  })
  const { result, unmount } = runIn(() => {
    useSeen(() => shown.value)
    return useSession()
  })
  await result.load()
  await turnTo(sight)
  return unmount
}

async function turnTo(how: typeof sight): Promise<void> {
  sight = how
  document.dispatchEvent(new Event('visibilitychange'))
  await flushPromises()
}

beforeEach(() => {
  fails = false
  sight = 'visible'
  shown.value = { id: CASE, version: 1 }
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => sight)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('tells each version once, and one that nobody heard of again', async () => {
  fails = true
  const close = await open('notices.see')
  fails = false
  await turnTo('visible')
  await turnTo('visible')
  expect(told()).toEqual(Array(2).fill(`{"case_id":"${CASE}"}`))
  shown.value = { id: CASE, version: 2 }
  await flushPromises()
  expect(told()).toHaveLength(3)
  close()
})

it('tells nothing behind another page, before somebody turns to it', async () => {
  sight = 'hidden'
  const close = await open('notices.see')
  expect(told()).toEqual([])
  await turnTo('visible')
  expect(told()).toHaveLength(1)
  close()
})

it('tells nothing for whoever is told of nothing', async () => {
  const close = await open('notices.wish')
  expect(told()).toEqual([])
  close()
})
