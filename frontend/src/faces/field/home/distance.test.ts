import { describe, expect, it } from 'vitest'

import { metresBetween, metresTo, nearestFirst, roundDistance } from './distance'

const HERE = { lng: 98.5, lat: 24 }

describe('the distance', () => {
  it('is that of the ground', () => {
    expect(metresBetween(HERE, HERE)).toBe(0)
    // A hundredth of a degree: 1112 m to the north, 1016 m to the east at this latitude.
    expect(Math.round(metresBetween(HERE, { lng: 98.5, lat: 24.01 }))).toBe(1112)
    expect(Math.round(metresBetween(HERE, { lng: 98.51, lat: 24 }))).toBe(1016)
  })

  it('is none to what has no point', () => {
    expect(metresTo(HERE, { lng: null, lat: null })).toBeNull()
  })

  it.each([
    [0, 'm', '10'],
    [347, 'm', '350'],
    [1432, 'km', '1.4'],
    [12_600, 'km', '13'],
  ])('%d m is said as people say it', (metres, unit, n) => {
    expect(roundDistance(metres)).toEqual({ unit, n })
  })
})

it('puts the nearest first, and what has no point last in its old order', () => {
  const rows = [
    { id: 'nowhere', lng: null, lat: null },
    { id: 'far', lng: 98.6, lat: 24 },
    { id: 'lost', lng: null, lat: null },
    { id: 'near', lng: 98.501, lat: 24 },
  ]
  expect(nearestFirst(HERE, rows).map(({ id }) => id)).toEqual(['near', 'far', 'nowhere', 'lost'])
  expect(rows[0]?.id).toBe('nowhere')
})
