import { beforeEach, describe, expect, it, vi } from 'vitest'

import { answer } from '@/ui/testing/wire'

import { beforeRenewal, renew } from './renewal'

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

  it('stays and says so while the server is out of reach: a reload would leave nothing', async () => {
    answer({ [PING]: 'no network' })
    await renew(failed, reload)
    expect([reload.mock.calls.length, failed.mock.calls.length]).toEqual([0, 1])
  })
})
