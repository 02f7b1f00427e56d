import { expect, it } from 'vitest'

import { readAddress, writeAddress } from './address'
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
    case: ID,
  } as const
  expect(readAddress(writeAddress(address))).toEqual(address)
})

it('says nothing where nothing was chosen', () => {
  expect(writeAddress(readAddress(''))).toBe('')
})

it('leaves out what does not fit', () => {
  expect(readAddress('?queue=of_old&track=x&category=1&area=99&order=best&map=yes&case=%3Cb%3E')).toEqual(readAddress(''))
})
