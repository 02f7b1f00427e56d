import { expect, it } from 'vitest'

import { aCase } from '../testing/stage'
import { pointsOf } from './points'

it('draws one sign for what lies together, in the order of the list, and none for what has no place', () => {
  const row = (id: string, lng: number | null, lat: number | null) => aCase({ id, lng, lat })
  const found = pointsOf([row('a', 90.00001, 1), row('b', null, null), row('c', 90.2, 1), row('d', 90.00002, 1)])
  expect(found.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['a', 'd'], ['c']])
})
