import { beforeEach, describe, expect, it, vi } from 'vitest'

import { answer } from '@/ui/testing/wire'

import { beforeRenewal, renew, whenFilesAreMissing } from './renewal'

const PING = 'HEAD /healthz'

describe('a page whose parts are gone', () => {
  const failed = vi.fn()
  const reload = vi.fn()

  beforeEach(() => {
    sessionStorage.clear()
    failed.mockReset()
    reload.mockReset()
  })

  it('opens anew, once what was typed is written', async () => {
    answer({ [PING]: {} })
    const order: string[] = []
    beforeRenewal(async () => {
      await Promise.resolve()
      order.push('saved')
    })
    reload.mockImplementation(() => order.push('reloaded'))
    await renew(failed, reload)
    expect(order).toEqual(['saved', 'reloaded'])
  })

  it('does not go round for ever', async () => {
    answer({ [PING]: {} })
    await renew(failed, reload)
    await renew(failed, reload)
    expect([reload.mock.calls.length, failed.mock.calls.length]).toEqual([1, 1])
  })

  it('does not go round either on a phone whose clock is wrong', async () => {
    const { forgetServerTime } = await import('@/api/clock')
    const date = new Date(Date.now() - 600_000).toUTCString()
    for (const _page of ['the first', 'the one after it']) {
      forgetServerTime()
      answer({ [PING]: { headers: { Date: date } } })
      await renew(failed, reload)
    }
    expect([reload.mock.calls.length, failed.mock.calls.length]).toEqual([1, 1])
    forgetServerTime()
  })

  it('stays and says so while the server is out of reach, and opens anew once it is back and nobody is writing', async () => {
    vi.useFakeTimers()
    const words = document.body.appendChild(document.createElement('textarea'))
    answer({ [PING]: 'no network' })
    await renew(failed, reload)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([reload.mock.calls.length, failed.mock.calls.length]).toEqual([0, 1])
    answer({ [PING]: {} })
    words.focus()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(reload).not.toHaveBeenCalled()
    words.blur()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([reload.mock.calls.length, failed.mock.calls.length]).toEqual([1, 1])
    words.remove()
    vi.useRealTimers()
  })

  it('leaves a page alone that keeps its files: the next tap brings what is missing', async () => {
    whenFilesAreMissing(() => undefined)
    vi.useFakeTimers()
    answer({ [PING]: 'no network' })
    await renew(failed, reload)
    answer({ [PING]: {} })
    await vi.advanceTimersByTimeAsync(60_000)
    expect([reload.mock.calls.length, failed.mock.calls.length]).toEqual([0, 1])
    vi.useRealTimers()
  })
})
