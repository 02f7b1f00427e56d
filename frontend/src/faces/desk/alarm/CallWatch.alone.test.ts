/** Who is at the desk is called on every page of it, once, and whatever the line does. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, type Ref } from 'vue'

import type { CaseRow } from '@/api/types'
import type { Act } from '@/live/messages'
import type { LiveUpdater } from '@/live/useLive'
import { mountIn } from '@/ui/testing/host'
import { answer, type Answer } from '@/ui/testing/wire'

import { aCase } from '../testing/stage'
import words from '../words.zh'
import { useCallWatch } from './callWatch'
import CallWatch from './CallWatch.vue'

let updaters: Set<LiveUpdater>
vi.mock('@/live/useLive', () => ({
  useLive: () => ({
    listen(updater: LiveUpdater) {
      updaters.add(updater)
      return () => updaters.delete(updater)
    },
  }),
}))

let waiting: CaseRow[]
let list: () => Answer
let page: Ref<'desk' | 'figures'>
let shown: VueWrapper
const opened: string[] = []

/** A page of the desk that shows for which cases it is called. */
const pageOf = (name: string) =>
  defineComponent({
    setup() {
      const { calls } = useCallWatch((id) => opened.push(`${name} ${id}`))
      return () => h('p', [name, ...calls.open.value.map(({ id }) => id)].join(' '))
    },
  })
const PAGES = { desk: pageOf('desk'), figures: pageOf('figures') }

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-10-09T10:00:00+08:00') })
  updaters = new Set()
  waiting = []
  list = () => ({ body: { items: waiting, next: null, order: 'newest' } })
  answer({
    'GET /api/v1/cases/counts': { body: { tabs: [{ tab: 'waiting', n: 0, more: false }] } },
    'GET /api/v1/cases': () => list(),
  })
  page = ref('desk')
  const whole = defineComponent({ setup: () => () => h(CallWatch, { accountId: 'li' }, () => h(PAGES[page.value])) })
  shown = mountIn(whole, {}, words)
  updaters.forEach((one) => one.resync('hello'))
  await settled()
})
afterEach(() => {
  shown.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function settled(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
  await vi.advanceTimersByTimeAsync(1)
}

function comes(id: string): void {
  waiting = [aCase({ id, urgency: 'critical' }), ...waiting]
  const facts = { action: 'report', state: 'reported' }
  updaters.forEach((one) => one.act({ actor: 'qian', object: { type: 'case', id, version: 1 }, facts } as unknown as Act))
}

it('calls on another page than the list, and goes on calling on the way back', async () => {
  page.value = 'figures'
  await settled()
  comes('flood')
  await settled(3_000)
  expect(shown.text()).toBe('figures flood')
  page.value = 'desk'
  await settled()
  expect(shown.text()).toBe('desk flood')
  updaters.forEach((one) => one.resync('gap'))
  await settled()
  expect(shown.text()).toBe('desk flood')
})

it('looks again where nobody answered, without anything else happening', async () => {
  const answers = list
  list = () => 'no network'
  comes('fire')
  await settled(3_000)
  expect(shown.text()).toBe('desk')
  list = answers
  await settled(15_000)
  expect(shown.text()).toBe('desk fire')
})

it('hears nothing any more once its person has left', async () => {
  shown.unmount()
  expect(updaters.size).toBe(0)
})
