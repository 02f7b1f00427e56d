import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiProblem } from '@/api/problem'

import type { EventsPage } from '@/api/types'

import type { Act, ServerMessage } from './messages'
import { backoffMs, LiveFeed, type LiveState } from './socket'

const COUNTY = '999921'

function act(seq: number): Act {
  return {
    kind: 'act',
    county: COUNTY,
    seq,
    type: 'case.noted',
    topic: 'cases.event',
    object: { type: 'case', id: `case-${seq}`, version: 1 },
    area: '999921001001001',
    actor: null,
    at: '2026-11-24T10:00:00+08:00',
    facts: {},
  }
}

class FakeSocket {
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  closed = false
  readonly sent: unknown[] = []
  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }
  close(): void {
    this.closed = true
  }
  say(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  cut(code = 1006): void {
    this.onclose?.({ code })
  }
}

/** A server journal of `head` acts of which the viewer may hear every one; counts what was asked. */
function setUp() {
  const sockets: FakeSocket[] = []
  const heard: number[] = []
  const resyncs: string[] = []
  const states: LiveState[] = []
  const greeted = vi.fn()
  const postsChanged = vi.fn()
  const signedOut = vi.fn()
  const looked = vi.fn()
  const journal = { head: 10, epoch: 'e1', broken: null as Error | null, asks: [] as number[] }
  const feed = new LiveFeed(
    'ws://grid/ws/live',
    {
      open: () => {
        const socket = new FakeSocket()
        sockets.push(socket)
        return socket as unknown as WebSocket
      },
      fetchEvents: ({ after }): Promise<EventsPage> => {
        journal.asks.push(after)
        if (journal.broken) return Promise.reject(journal.broken)
        const next = Math.min(journal.head, after + 3)
        const events = Array.from({ length: next - after }, (_, index) => act(after + index + 1))
        return Promise.resolve({ events, next, head: journal.head, epoch: journal.epoch })
      },
      isResync: (error) => error instanceof ApiProblem && error.status === 410,
      online: () => true,
      random: () => 0.5,
    },
    {
      act: (one) => heard.push(one.seq),
      resync: (reason) => resyncs.push(reason),
      state: (state) => states.push(state),
      greeted,
      postsChanged,
      signedOut,
      looked,
      fresh: () => undefined,
    },
  )
  feed.start()
  const last = (): FakeSocket => sockets[sockets.length - 1]!
  const hello = (head = journal.head, epoch = journal.epoch): void =>
    last().say({ kind: 'hello', epoch, heads: { [COUNTY]: head }, account: 'wu', post: 'dispatcher' })
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
  const reconnect = (): Promise<unknown> => vi.advanceTimersByTimeAsync(500)
  return { feed, sockets, heard, resyncs, states, journal, last, hello, settle, reconnect, greeted, postsChanged, signedOut, looked }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a page that stays connected', () => {
  it('fetches anew after the first hello, then applies pushes once and in order', async () => {
    const { resyncs, states, heard, last, hello, settle } = setUp()
    hello(10)
    await settle()
    expect(resyncs).toEqual(['first'])
    expect(states).toEqual(['live'])
    last().say(act(11))
    last().say(act(14))
    last().say(act(14))
    expect(heard).toEqual([11, 14])
  })

  it('takes a socket that fell silent for dead and opens another', async () => {
    const { sockets, states, hello } = setUp()
    hello()
    await vi.advanceTimersByTimeAsync(45_000)
    expect(sockets[0]!.closed).toBe(true)
    expect(states[states.length - 1]).toBe('reconnecting')
    await vi.advanceTimersByTimeAsync(500)
    expect(sockets).toHaveLength(2)
  })
})

describe('a page that was away', () => {
  it('gives up an attempt that hangs when somebody asks for another, and never a live socket', async () => {
    const { feed, sockets, states, last, hello, settle, reconnect } = setUp()
    hello(10)
    await settle()
    feed.reconnect()
    expect(sockets).toHaveLength(1)
    last().cut()
    await reconnect()
    expect(sockets).toHaveLength(2)
    feed.reconnect()
    expect([sockets.length, sockets[1]!.closed]).toEqual([3, true])
    hello(10)
    await settle()
    expect(states[states.length - 1]).toBe('live')
  })

  it('reads everything behind its cursor before it believes the socket again', async () => {
    const { heard, states, journal, last, hello, settle, reconnect } = setUp()
    hello(10)
    last().cut()
    journal.head = 17
    await reconnect()
    hello(17)
    last().say(act(18))
    await settle()
    expect(heard).toEqual([11, 12, 13, 14, 15, 16, 17, 18])
    expect(states[states.length - 1]).toBe('live')
  })

  it('does not jump over missing acts when the catch-up fails', async () => {
    const { heard, journal, states, last, hello, settle, reconnect } = setUp()
    hello(10)
    last().cut()
    journal.head = 12
    journal.broken = new TypeError('no route')
    await reconnect()
    hello(12)
    await settle()
    last().say(act(13))
    expect(heard).toEqual([])
    expect(states[states.length - 1]).toBe('reconnecting')

    journal.broken = null
    journal.head = 13
    last().say({ kind: 'beat', heads: { [COUNTY]: 13 } })
    await settle()
    expect(heard).toEqual([11, 12, 13])
    expect(states[states.length - 1]).toBe('live')
  })

  it('catches up by polling while no socket can be had', async () => {
    const { heard, journal, last, hello } = setUp()
    hello(10)
    last().cut()
    journal.head = 12
    await vi.advanceTimersByTimeAsync(30_000)
    expect(heard).toEqual([11, 12])
  })

  it('fetches anew when the server restored an older state', async () => {
    const { resyncs, heard, last, hello, settle, reconnect } = setUp()
    hello(10)
    last().cut()
    await reconnect()
    hello(7, 'e2')
    await settle()
    last().say(act(8))
    expect(resyncs).toEqual(['first', 'epoch'])
    expect(heard).toEqual([8])
  })

  it('fetches anew when its cursor is refused', async () => {
    const { resyncs, journal, sockets, last, hello, settle, reconnect } = setUp()
    hello(10)
    last().cut()
    journal.broken = new ApiProblem({ code: 'resync', title: '', status: 410 })
    await reconnect()
    hello(12)
    await settle()
    expect(resyncs).toEqual(['first', 'expired'])
    await reconnect()
    expect(sockets.length).toBe(3)
  })

  it('hears nothing after it was stopped', async () => {
    const { feed, heard, journal, last, hello, sockets } = setUp()
    hello(10)
    const old = last()
    feed.stop()
    old.say(act(11))
    journal.head = 12
    await vi.advanceTimersByTimeAsync(120_000)
    expect(heard).toEqual([])
    expect(sockets).toHaveLength(1)
  })
})

describe('whose page it is', () => {
  it('is said by every hello', async () => {
    const { hello, greeted } = setUp()
    hello()
    expect(greeted).toHaveBeenCalledWith('wu', 'dispatcher')
  })

  it('is asked at once when the device was signed out, and not when the line was merely cut', async () => {
    const { last, hello, signedOut, reconnect } = setUp()
    hello()
    last().cut()
    expect(signedOut).not.toHaveBeenCalled()
    await reconnect()
    last().cut(4401)
    expect(signedOut).toHaveBeenCalledOnce()
  })

  it('is not asked after the feed was stopped', async () => {
    const { last, feed, signedOut } = setUp()
    const socket = last()
    feed.stop()
    socket.cut(4401)
    expect(signedOut).not.toHaveBeenCalled()
  })

  it('is asked again when another post has begun or ended', async () => {
    const { last, hello, postsChanged } = setUp()
    hello()
    last().say({ kind: 'posts' })
    expect(postsChanged).toHaveBeenCalledOnce()
  })
})

describe('what the page has open', () => {
  const look = { kind: 'look', case: 'case-1', idle: false }

  it('is told once it is greeted, and again after every break', async () => {
    const { feed, last, hello, settle, reconnect } = setUp()
    feed.look('case-1', false)
    expect(last().sent).toEqual([])
    hello()
    await settle()
    expect(last().sent).toEqual([look])
    feed.look('case-1', true)
    expect(last().sent).toEqual([look, { ...look, idle: true }])
    last().cut()
    await reconnect()
    hello()
    await settle()
    expect(last().sent).toEqual([{ ...look, idle: true }])
  })

  it('is nothing to tell of where nothing is open', async () => {
    const { last, hello, settle } = setUp()
    hello()
    await settle()
    expect(last().sent).toEqual([])
  })

  it('brings word of who else has it open', () => {
    const { last, hello, looked } = setUp()
    hello()
    const message = { kind: 'look' as const, case: 'case-1', lookers: [{ id: 'wu', name: '吴以和', idle: false }], leases: [] }
    last().say(message)
    expect(looked).toHaveBeenCalledWith(message)
  })
})

describe('the pause before the next try', () => {
  it('grows to a ceiling and is spread over all of it', () => {
    expect(backoffMs(0, 1)).toBe(1_000)
    expect(backoffMs(3, 1)).toBe(8_000)
    expect(backoffMs(3, 0.5)).toBe(4_000)
    expect(backoffMs(50, 1)).toBe(30_000)
    expect(backoffMs(3, 0)).toBe(250)
  })
})
