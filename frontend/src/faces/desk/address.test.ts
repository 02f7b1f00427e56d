import { expect, it } from 'vitest'
import { effectScope } from 'vue'

import { readAddress, useDeskAddress, writeAddress } from './address'
import './rooms'

const ID = '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e5f'

it('comes back from a link as it went in', () => {
  const address = {
    queue: 'overdue',
    track: 'dispute',
    category: '0103',
    area: '999921100',
    q: '渠边 路灯',
    order: 'oldest',
    map: true,
    today: true,
    case: ID,
  } as const
  expect(readAddress(writeAddress(address))).toEqual(address)
})

it('says nothing where nothing was chosen', () => {
  expect(writeAddress(readAddress(''))).toBe('')
})

it('leaves out what does not fit', () => {
  expect(readAddress('?queue=of_old&track=x&category=1&area=99&order=best&map=yes&today=now&case=%3Cb%3E')).toEqual(readAddress(''))
})

it('lets Back undo what was opened: a case, or today where it hides the list', () => {
  const scope = effectScope()
  const { at, go } = scope.run(useDeskAddress)!
  const steps = (): number => history.length
  const before = steps()
  go({ queue: 'open' })
  expect(steps()).toBe(before)
  go({ today: true })
  expect(steps()).toBe(before + 1)
  go({ today: true })
  expect(steps()).toBe(before + 1)
  go({ case: ID })
  expect(steps()).toBe(before + 2)
  // Closed, it leads back to where it was opened.
  go({ case: null })
  expect([at.value.today, at.value.queue, steps()]).toEqual([true, 'open', before + 2])
  scope.stop()
})
