import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { computed, defineComponent, h, ref } from 'vue'

import type { CaseOut } from '@/api/types'
import type { Act } from '@/live/messages'
import type { Viewer } from '@/people/reach'

import { readAddress } from '../address'
import { aCase, GRID, onStage, serve, type Asked } from '../testing/stage'
import { useViews } from '../views'
import QueuePane from './QueuePane.vue'
import { useQueue, type AskedScope, type DeskList } from './useQueue'

const viewer: Viewer = { accountId: 'li', areaCode: '999921100', reach: { span: 'area', tracks: null, own: true } }
const post = { id: 'post', role: 'dispatcher', area_code: '999921100', area_name: '枫垭镇' }
/** What the page around it keeps. */
const AROUND = { tabs: ['waiting', 'tasks'], counts: undefined, unread: new Set(), views: useViews('li'), lettered: false }
const id = (n: number): string => `0199c8a2-7d5e-7c11-9a55-00000000000${n}`
const aWaiting = (n: number, more: Partial<CaseOut> = {}): CaseOut =>
  aCase({ id: id(n), received_at: `2026-10-09T09:0${n}:00+08:00`, ...more })

let county: Map<string, CaseOut>
/** How many pages without a row come before the county's. */
let emptyPages = 0
let asked: Asked[]
let queue: DeskList

beforeEach(() => {
  emptyPages = 0
  vi.useFakeTimers({ now: Date.parse('2026-10-09T10:00:00+08:00') })
  county = new Map([1, 2].map((n) => [id(n), aWaiting(n)]))
})
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

async function open(): Promise<void> {
  asked = serve(({ path }) => {
    if (path === '/cases') {
      emptyPages -= 1
      if (emptyPages >= 0) return { body: { items: [], next: `after-${emptyPages}`, order: 'newest' } }
      const items = [...county.values()].filter(({ state }) => state === 'reported')
      return { body: { items: items.sort((one, other) => (one.id < other.id ? 1 : -1)), next: null, order: 'newest' } }
    }
    const one = county.get(path.replace('/cases/', ''))
    if (one !== undefined) return { body: one }
    return path === '/categories' ? { body: { items: [], former: [] } } : undefined
  })
  const pane = defineComponent(() => {
    const scope = ref<AskedScope>({ queue: 'waiting', track: null, category: null, area: null, q: '', order: 'newest', viewer })
    queue = useQueue(scope, ref(null))
    return () => h(QueuePane, { queue, at: readAddress(''), open: null, post, tracks: ['event'], ...AROUND } as never)
  })
  onStage(pane, {})
  await settled()
}

/** Answers come in, short pauses pass; nowhere near the idle time of a reader. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await flushPromises()
    await vi.advanceTimersByTimeAsync(1)
  }
}

function tell(changed: CaseOut, action: Act['facts']['action']): void {
  county.set(changed.id, changed)
  queue.hear({
    kind: 'act',
    county: '999921',
    seq: 1,
    type: `case.${action}`,
    topic: 'cases.event',
    object: { type: 'case', id: changed.id, version: changed.version },
    area: GRID,
    actor: 'zhou',
    at: '2026-10-09T10:00:00+08:00',
    facts: { action, track: changed.track, category: changed.category, state: changed.state },
  })
}

const shown = (): string[] => [...document.querySelectorAll<HTMLElement>('.row')].map((row) => row.dataset['case']!)
const bar = (): string => document.querySelector('.updates strong')?.textContent ?? ''
const list = (): Element => document.querySelector('.scroller')!
const pointer = (type: string): boolean => list().dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }))

it('never moves a row under the pointer, and lets rows in once nobody reads', async () => {
  await open()
  pointer('pointerenter')
  tell(aWaiting(3), 'report')
  await settled()
  expect(shown()).toEqual([id(2), id(1)])
  expect(bar()).toBe('有 1 件新事')

  await vi.advanceTimersByTimeAsync(60_000)
  expect(shown()).toEqual([id(2), id(1)])
  pointer('pointerleave')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(shown()).toEqual([id(2), id(1)])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(shown()).toEqual([id(3), id(2), id(1)])
  expect(bar()).toBe('')
})

it('lets them in at once when asked to', async () => {
  await open()
  pointer('pointerenter')
  tell(aWaiting(3), 'report')
  await settled()
  document.querySelector<HTMLElement>('.updates')!.click()
  await settled()
  expect(shown()).toEqual([id(3), id(2), id(1)])
})

it('says in place who took a case, and keeps the row until it may go', async () => {
  await open()
  pointer('pointerenter')
  tell(aWaiting(2, { version: 2, state: 'accepted', holder: { id: 'zhou', name: '周远山' } }), 'claim')
  await settled()
  expect(shown()).toEqual([id(2), id(1)])
  const row = document.querySelector(`[data-case="${id(2)}"]`)?.textContent
  expect(row).toContain('周远山')
  expect(row).toContain('已移出本列')
})

it('asks once for a case that many acts tell of, and reads a flood as a list', async () => {
  await open()
  const singles = (): number => asked.filter(({ path }) => /^\/cases\/0/.test(path)).length
  tell(aWaiting(3), 'report')
  tell(aWaiting(3, { version: 2 }), 'note')
  await settled()
  expect(singles()).toBe(1)

  const lists = asked.filter(({ path }) => path === '/cases').length
  for (let n = 0; n < 40; n += 1) {
    tell(aWaiting(4, { id: `0199c8a2-7d5e-7c11-9a55-0000000001${String(n).padStart(2, '0')}` }), 'report')
  }
  await settled()
  expect(singles()).toBeLessThan(10)
  expect(asked.filter(({ path }) => path === '/cases').length).toBe(lists + 1)
})

it('draws a failed list with a way to try again', async () => {
  serve(() => ({ status: 503, body: { code: 'unavailable', status: 503, title: '请稍后再试', retry: 'later' } }))
  const pane = defineComponent(() => {
    const scope = ref<AskedScope>({ queue: 'waiting', track: null, category: null, area: null, q: '', order: 'newest', viewer })
    queue = useQueue(scope, ref(null))
    return () => h(QueuePane, { queue, at: readAddress(''), open: null, post, tracks: ['event'], ...AROUND } as never)
  })
  onStage(pane, {})
  await settled()
  expect(list().textContent).toContain('请稍后再试')
  await open()
  expect(shown()).toEqual([id(2), id(1)])
})

it('goes on through pages without a row, and asks its reader where there are many of them', async () => {
  emptyPages = 3
  await open()
  expect(shown()).toEqual([id(2), id(1)])
  document.body.replaceChildren()

  emptyPages = 12
  await open()
  expect(asked.filter(({ path }) => path === '/cases')).toHaveLength(10)
  expect(shown()).toEqual([])
  const more = document.querySelector<HTMLElement>('.more')!
  more.click()
  await settled()
  expect(shown()).toEqual([id(2), id(1)])
})

it.each([
  ['came to the end while it was read anew', 22, ['refresh', 'loadMore']],
  // Of what was on its way ten pages are void.
  ['was waiting at its end when it was read anew', 32, ['loadMore', 'refresh']],
] as const)('brings what follows to whoever %s', async (_when, empty, steps) => {
  emptyPages = empty
  await open()
  expect(shown()).toEqual([])
  for (const step of steps) void queue[step]()
  await settled()
  expect(shown()).toEqual([id(2), id(1)])
})

it('is read once when pushes are heard, and not before', async () => {
  const lists = (): number => asked.filter(({ path }) => path === '/cases').length
  let heard = (): void => undefined
  const listening = new Promise<void>((resolve) => (heard = resolve))
  await open()
  const before = lists()
  const pane = defineComponent(() => {
    const scope = ref<AskedScope>({ queue: 'waiting', track: null, category: null, area: null, q: '', order: 'newest', viewer })
    queue = useQueue(scope, ref(null), listening)
    return () => h(QueuePane, { queue, at: readAddress(''), open: null, post, tracks: ['event'], ...AROUND } as never)
  })
  onStage(pane, {})
  await settled()
  expect(lists()).toBe(before)
  // The socket's greeting asks for the list, as it does after every break.
  void queue.refresh()
  heard()
  await settled()
  expect(lists()).toBe(before + 1)
  expect(queue.status.value).toBe('ready')
})

it('comes in its own order, as the server says, until another is chosen', async () => {
  county.set(id(3), aWaiting(3))
  const orders: (string | null)[] = []
  serve(({ path, query }) => {
    if (path === '/categories') return { body: { items: [] } }
    if (path !== '/cases') return undefined
    orders.push(query.get('order'))
    const order = query.get('order') ?? 'oldest'
    const items = [...county.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
    return { body: { items: order === 'oldest' ? items : items.reverse(), next: null, order } }
  })
  const asked = ref<AskedScope>({ queue: 'waiting', track: null, category: null, area: null, q: '', order: null, viewer })
  const pane = defineComponent(() => {
    queue = useQueue(asked, ref(null))
    return () => h(QueuePane, { queue, at: readAddress(''), open: null, post, tracks: ['event'], ...AROUND } as never)
  })
  onStage(pane, {})
  expect(queue.order.value).toBeNull()
  await settled()
  expect([queue.order.value, queue.ownOrder.value]).toEqual(['oldest', 'oldest'])
  expect(shown()).toEqual([id(1), id(2), id(3)])
  asked.value = { ...asked.value, order: 'newest' }
  await settled()
  expect([queue.order.value, queue.ownOrder.value]).toEqual(['newest', 'oldest'])
  expect(shown()).toEqual([id(3), id(2), id(1)])
  expect(orders).toEqual([null, 'newest'])
})

it('asks for no order where a list keeps its own', async () => {
  serve(({ path }) => (path === '/categories' ? { body: { items: [] } } : path === '/cases' ? { body: { items: [], next: null, order: 'call' } } : undefined))
  const at = ref(readAddress('?queue=to_call'))
  const pane = defineComponent(() => {
    const scope = computed<AskedScope>(() => ({ queue: at.value.queue, track: null, category: null, area: null, q: '', order: null, viewer }))
    queue = useQueue(scope, ref(null))
    return () => h(QueuePane, { queue, at: at.value, open: null, post, tracks: ['event'], ...AROUND } as never)
  })
  onStage(pane, {})
  await settled()
  const orders = (): number => document.querySelectorAll('select[aria-label=排序]').length
  expect(orders()).toBe(0)
  at.value = readAddress('?queue=waiting')
  await settled()
  expect(orders()).toBe(1)
})

it('leads to today, where there is no room for it beside the list', async () => {
  await open()
  const gone: unknown[] = []
  onStage(QueuePane, { queue, at: readAddress('?map=1'), open: null, post, tracks: ['event'], ...AROUND, onGo: (change: object) => gone.push(change) })
  await settled()
  ;[...document.querySelectorAll<HTMLElement>('.tools .today')].pop()!.click()
  expect(gone).toEqual([{ today: true, map: false, case: null }])
})

it('opens what was searched for, and not what stood there while it was looked for', async () => {
  serve(({ path, query }) => {
    if (path === '/categories') return { body: { items: [] } }
    if (path !== '/cases') return undefined
    const found = query.get('q') === '路灯' ? aWaiting(2) : aWaiting(1)
    return { body: { items: [found], next: null, order: 'newest', seq: 1 } }
  })
  const opened: string[] = []
  const pane = defineComponent(() => {
    const at = ref(readAddress(''))
    const scope = computed<AskedScope>(() => ({ queue: 'waiting', track: null, category: null, area: null, q: at.value.q, order: null, viewer }))
    queue = useQueue(scope, ref(null))
    const go = (change: object): void => void (at.value = { ...at.value, ...change })
    return () => h(QueuePane, { queue, at: at.value, open: null, post, tracks: ['event'], ...AROUND, onGo: go, onOpen: (id: string) => opened.push(id) } as never)
  })
  onStage(pane, {})
  await settled()
  const field = document.querySelector<HTMLInputElement>('[type=search]')!
  field.value = '路灯'
  field.dispatchEvent(new Event('input'))
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
  await settled()
  expect(opened).toEqual([id(2)])
  expect((document.activeElement as HTMLElement).dataset['case']).toBe(id(2))
})
