import { afterEach, describe, expect, it, vi } from 'vitest'

import { aCase } from '../testing/stage'
import { answer, heard, NO_CALLS, read } from './calls'
import { notify } from './notice'
import { isQuiet } from '@/ui/quiet'

const urgent = (id: string) => aCase({ id, urgency: 'critical' })
const plain = (id: string) => aCase({ id, urgency: 'urgent' })

it('calls for what came since the desk was opened, once each', () => {
  const opened = read(NO_CALLS, [urgent('a'), plain('b')])
  expect([opened.fresh, opened.calls.open]).toEqual([0, []])
  const batch = read(opened.calls, [urgent('d'), urgent('c'), plain('e'), urgent('a')])
  expect(batch.fresh).toBe(2)
  expect(batch.calls.open.map(({ id }) => id)).toEqual(['d', 'c'])
  expect(read(batch.calls, [urgent('d'), urgent('c')]).fresh).toBe(0)
})

it('is quiet about it once somebody opened it, here or elsewhere', () => {
  const { calls } = read(read(NO_CALLS, []).calls, [urgent('c'), urgent('d')])
  expect(answer(calls, 'c').open.map(({ id }) => id)).toEqual(['d'])
  expect(heard(calls, 'd', 'accepted').open.map(({ id }) => id)).toEqual(['c'])
  // A note on it changes nothing, nor does another case.
  expect(heard(calls, 'd', 'reported')).toBe(calls)
  expect(heard(calls, 'x', 'accepted')).toBe(calls)
  expect(read(answer(calls, 'c'), [urgent('c')]).fresh).toBe(0)
})

it('rests at night by the county’s clock', () => {
  const night = { from: '22:00', to: '07:00' }
  const at = (time: string): boolean => isQuiet(night, Date.parse(`2026-10-09T${time}:00+08:00`))
  expect([at('21:59'), at('22:00'), at('23:30'), at('06:59'), at('07:00')]).toEqual([false, true, true, true, false])
  expect(isQuiet({ from: '12:00', to: '14:00' }, Date.parse('2026-10-09T13:00:00+08:00'))).toBe(true)
  expect(isQuiet({ from: '00:00', to: '00:00' }, Date.now())).toBe(false)
})

describe('a notice', () => {
  const made = vi.fn()
  class Notice {
    static permission = 'granted'
    onclick: () => void = () => undefined
    close = vi.fn()
    constructor(title: string) {
      made(title, this)
    }
  }
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    made.mockReset()
  })

  it('says so by the system where nobody looks at the page, and only by leave', () => {
    vi.stubGlobal('Notification', Notice)
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
    notify('有 1 件特急待受理', () => undefined)
    expect(made).not.toHaveBeenCalled()
    hidden.mockReturnValue(true)
    const open = vi.fn()
    notify('有 2 件特急待受理', open)
    expect(made).toHaveBeenCalledWith('有 2 件特急待受理', expect.anything())
    ;(made.mock.calls[0]![1] as Notice).onclick()
    expect(open).toHaveBeenCalledOnce()
    Notice.permission = 'denied'
    notify('有 3 件特急待受理', open)
    expect(made).toHaveBeenCalledOnce()
  })
})
