import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import { api } from '@/api/client'
import DeadlineChip from '@/cases/DeadlineChip.vue'
import messages from '@/cases/messages.zh'
import uiMessages from '@/ui/messages.zh'

import { forgetServerTime, hearServerTime, serverNow, serverTimeOf } from './clock'
import TimeAgo from '@/ui/TimeAgo.vue'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const noon = Date.parse('2026-11-24T12:00:00+08:00')
const words = { cases: messages, ui: uiMessages }

const header = (at: number): Record<string, string> => ({ Date: new Date(at).toUTCString() })
/** The server goes on from noon, whatever the phone believes. */
const serverSays = (at: number) =>
  answer({ 'GET /api/v1/session': { body: {}, headers: header(at) }, 'HEAD /healthz': { headers: header(at) } })

const reportedAt = noon - 20 * MINUTE
const row = {
  due: new Date(noon + 2 * DAY + HOUR).toISOString(),
  due_of: 'accept',
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] })
  forgetServerTime()
})
// Before the clocks are given back: the last one to leave stops the common timer.
enableAutoUnmount(afterEach)

afterEach(() => {
  forgetServerTime()
  vi.useRealTimers()
})

describe.each([
  ['two days ahead', 2 * DAY],
  ['three hours behind', -3 * HOUR],
  ['right', 0],
])('on a phone whose clock is %s', (_, off) => {
  beforeEach(async () => {
    vi.setSystemTime(noon + off)
    forgetServerTime()
    serverSays(noon)
    await api.GET('/api/v1/session')
  })

  it('ages and deadlines are those of the server', () => {
    expect(mountIn(TimeAgo, { at: reportedAt }, words).text()).toBe('20 分钟前')
    expect(mountIn(DeadlineChip, { row }, words).text()).toContain('受理剩 2 天')
  })

  it('what the phone itself timed is told in the time of the server', () => {
    expect(Math.abs(serverTimeOf(noon + off - 5_000) - (noon - 5_000))).toBeLessThan(1_000)
  })

  it('setting the clock back in the middle of a session changes nothing', async () => {
    const age = mountIn(TimeAgo, { at: reportedAt }, words)
    vi.setSystemTime(noon - 30 * DAY)
    vi.advanceTimersByTime(10 * MINUTE)
    await nextTick()
    expect(age.text()).toBe('30 分钟前')
  })
})

describe('when the clock of the phone jumps ahead of the one that only runs forward', () => {
  beforeEach(async () => {
    vi.setSystemTime(noon)
    forgetServerTime()
    hearServerTime(new Date(noon).toUTCString(), 0)
  })

  it('the server is asked, and somebody had set it', async () => {
    const asked = serverSays(noon + MINUTE)
    const age = mountIn(TimeAgo, { at: reportedAt }, words)
    vi.setSystemTime(noon + 2 * DAY)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(asked.map(({ path }) => path)).toContain('/healthz')
    expect(age.text()).toBe('21 分钟前')
  })

  it('the machine slept, as the server says', async () => {
    serverSays(noon + 3 * HOUR)
    const age = mountIn(TimeAgo, { at: reportedAt }, words)
    vi.setSystemTime(noon + 3 * HOUR)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(age.text()).toBe('3 小时前')
  })

  it('it counts as sleep while the server is out of reach', async () => {
    answer({ 'HEAD /healthz': 'no network' })
    const age = mountIn(TimeAgo, { at: reportedAt }, words)
    vi.setSystemTime(noon + 3 * HOUR)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(age.text()).toBe('3 小时前')
  })
})

describe('what an answer tells', () => {
  beforeEach(() => vi.setSystemTime(noon))

  it('a quick answer narrows what a slow one left open, and a slow one does not widen it again', () => {
    hearServerTime(new Date(noon).toUTCString(), 20_000)
    expect(serverNow()).toBe(noon + 10_500)
    hearServerTime(new Date(noon).toUTCString(), 100)
    expect(serverNow()).toBe(noon + 1_100)
    hearServerTime(new Date(noon - 5_000).toUTCString(), 20_000)
    expect(serverNow()).toBe(noon + 1_100)
  })

  it('nothing that the browser may have kept for itself', async () => {
    answer({ 'GET /api/v1/session': { body: {}, headers: { ...header(noon - DAY), 'Cache-Control': 'private, max-age=86400' } } })
    await api.GET('/api/v1/session')
    expect(serverNow()).toBe(noon)
  })

  it('nothing without a date that can be read', () => {
    hearServerTime(null, 0)
    hearServerTime('soon', 0)
    expect(serverNow()).toBe(noon)
  })
})
