import { expect, it } from 'vitest'

import { aCase } from '../testing/stage'
import { answer, heard, NO_CALLS, read } from './calls'
import { isQuiet } from './quiet'

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
