import { describe, expect, it } from 'vitest'

import { emptyDraft, isStarted, missingOf, requestOf, type Draft } from './draft'
import { fit } from './photos'
import { countUse, inHabitualOrder } from './habits'

const OWN = '999921100001001'
const written = (change: Partial<Draft> = {}): Draft => ({ ...emptyDraft(), category: '0501', what: ' 路面坑洼 ', ...change })
const point = { lng: 90.3448, lat: 1.5414, datum: 'wgs84' as const, accuracy_m: 18 }

describe('a draft', () => {
  it('counts as begun with words or a photo, not with a measured place', () => {
    expect(isStarted({ ...emptyDraft(), point })).toBe(false)
    expect(isStarted({ ...emptyDraft(), what: '灯' })).toBe(true)
  })

  it('needs a category and words; a place is never in the way', () => {
    expect(missingOf(emptyDraft(), false)).toEqual(['category', 'what'])
    expect(missingOf(written(), false)).toEqual([])
  })

  it('asks for the grid only when the point lies outside the county', () => {
    expect(missingOf(written({ point }), true)).toEqual(['place'])
    expect(missingOf(written({ point, grid: { code: OWN, name: '第一网格' } }), true)).toEqual([])
  })
})

describe('its request', () => {
  it('goes to the own grid where there is no place at all', () => {
    expect(requestOf(written(), OWN)).toMatchObject({ location: null, grid_code: OWN, what: '路面坑洼' })
  })

  it('leaves the grid of a point to the server', () => {
    expect(requestOf(written({ point }), OWN)).toMatchObject({ location: point, grid_code: null })
  })

  it('names a grid picked by hand beside the point', () => {
    const grid = { code: '999921100001002', name: '第二网格' }
    expect(requestOf(written({ point, grid }), OWN)).toMatchObject({ location: point, grid_code: grid.code })
  })
})

it('shrinks photos to 1600 px and never enlarges them', () => {
  expect(fit(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(fit(3000, 4000)).toEqual({ width: 1200, height: 1600 })
  expect(fit(800, 600)).toEqual({ width: 800, height: 600 })
})

it('puts the categories this worker uses first', () => {
  const majors = [['01', 1], ['02', 4], ['05', 3], ['xx', 0], ['99', 12]].map(([code, usual]) => ({ code: String(code), usual: Number(usual) }))
  expect(inHabitualOrder('me', majors).map(({ code }) => code)).toEqual(['01', '05', '02', '99', 'xx'])
  countUse('me', '02')
  expect(inHabitualOrder('me', majors)[0]?.code).toBe('02')
})
