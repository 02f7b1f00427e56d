import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'

import cases from '@/cases/messages.zh'
import { useSession } from '@/people/useSession'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, type Asked } from '@/ui/testing/wire'

import { database } from '../report/disk'
import { reduce, type Act, type ActEvent } from './acts'
import ActCard from './ActCard.vue'
import out from './messages.zh'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const CASE = '01a20be6-0000-7000-8000-000000000011'
const KEY = '01a20be6-0000-7000-8000-000000000031'
const current = (actions: string[]): object => ({
  id: CASE,
  version: 9,
  state: 'dispatched',
  ending: '',
  holder: { id: QIAN, name: '孙' },
  actions: actions.map((action) => ({ action, needs: [] })),
})
const done: ActEvent = {
  type: 'done',
  act: { key: KEY, author: QIAN, action: 'handle', case: CASE, title: '路面坑洼', said: { result: '已填平' }, doneAt: '2026-11-28T01:00:00Z', offsetMs: 0, base: 3 },
}
const refused: ActEvent = {
  type: 'heard',
  now: 0,
  chance: 0,
  results: [{ key: KEY, became: 'refused', case: null, problem: { code: 'stale_version', title: '已被别人改过', status: 412, retry: 'after_refresh', current: current(['note']) } }],
}

beforeEach(async () => (await database()).clear('acts'))

async function card(actions: string[]) {
  const sent: Asked[] = []
  const asked = answer({
    [`GET /api/v1/cases/${CASE}`]: { body: current(actions) },
    'POST /api/v1/outbox': (one) => {
      sent.push(one)
      return { body: { items: [] } }
    },
    'GET /api/v1/session': { body: { account: { id: QIAN, name: '钱' }, post: { id: QIAN }, posts: [], reaches: {}, windows: {}, language: 'zh-hans', must_change_password: false, first: '', csrf_token: 't' } },
  })
  sessionStorage.clear()
  const acts = [done, refused].reduce(reduce, [] as readonly Act[])
  const db = await database()
  await db.put('acts', acts[0]!, [QIAN, KEY])
  const page = mountIn(ActCard, { act: acts[0] }, { cases, ui, field: out } as never)
  await useSession().load()
  await flushPromises()
  const kept = async (): Promise<Act[]> => db.getAll('acts')
  return { page, asked, sent, kept }
}

const press = async (page: Awaited<ReturnType<typeof card>>['page'], words: string): Promise<void> => {
  await page.findAll('button').find((button) => button.text() === words)!.trigger('click')
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2))
  await flushPromises()
}

it('shows both sides of a conflict, and nothing is done until its worker says so', async () => {
  const { page, sent, kept } = await card(['handle'])
  expect(page.text()).toContain(out.out.conflict)
  expect(page.text()).toContain('已填平')
  expect(page.text()).toContain('孙')
  expect(sent).toEqual([])
  expect(await kept()).toMatchObject([{ stage: 'refused', seen: 3 }])
})

it('is done on what stands now, once the worker has seen it', async () => {
  const { page, kept } = await card(['handle'])
  await press(page, out.out.again)
  expect(await kept()).toMatchObject([{ key: KEY, stage: 'waiting', seen: 9 }])
})

it('says that a step can be taken no more, and keeps the words for a note', async () => {
  const { page, kept } = await card(['note'])
  await press(page, out.out.again)
  expect(page.text()).toContain(out.out.gone)
  expect(await kept()).toMatchObject([{ stage: 'refused' }])
  await press(page, out.out.asNote)
  const [note] = await kept()
  expect(note).toMatchObject({ action: 'note', seen: null, stage: 'waiting' })
  expect(note?.key).not.toBe(KEY)
  expect(note?.said.text).toContain('已填平')
})

it('is let go of by two presses', async () => {
  const { page, kept } = await card(['handle'])
  await press(page, out.out.drop)
  expect(await kept()).toHaveLength(1)
  await press(page, out.out.sure)
  expect(await kept()).toEqual([])
})
