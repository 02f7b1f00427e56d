import { describe, expect, it } from 'vitest'

import { faceOf, opensTo } from './faces'
import { covers, type Reach, type Viewer } from './reach'

const GRID = '999921100200001'
const reach = (span: Reach['span'], tracks: string[] | null = null): Reach => ({ span, tracks, own: false })
const viewer = (areaCode: string, of: Reach): Viewer => ({ accountId: 'a', areaCode, reach: of })

describe('a reach', () => {
  it.each([
    ['area', '999921100', GRID, true],
    ['area', '999921101', GRID, false],
    ['county', '999921101', GRID, true],
    ['county', '999921101', '999922100200001', false],
    ['any', '999922', GRID, true],
    ['grid', GRID, GRID, true],
    ['grid', '999921100', GRID, false],
    ['own', '999921100', GRID, false],
    ['organisation', '999921100', GRID, false],
    ['totals', '999921100', GRID, false],
  ] as const)('of span %s from %s over %s: %s', (span, areaCode, grid, within) => {
    expect(covers(viewer(areaCode, reach(span)), 'event', grid)).toBe(within)
  })

  it('is of its tracks alone', () => {
    const some = viewer('999921', reach('area', ['consultation']))
    expect([covers(some, 'consultation', GRID), covers(some, 'event', GRID), covers(some, undefined, GRID)]).toEqual([true, false, false])
  })
})

describe('a face', () => {
  it('is the one of the post, or open to whoever may do what it is for', () => {
    expect(faceOf({ face: '/desk/' })).toBe('desk')
    expect(faceOf({ face: '/window/' })).toBeUndefined()
    expect(opensTo('desk', { face: '/desk/' }, {})).toBe(true)
    expect(opensTo('region', { face: '/desk/' }, {})).toBe(false)
    expect(opensTo('region', { face: '/desk/' }, { 'maps.choropleth': reach('area') })).toBe(true)
    expect(opensTo('field', { face: '/desk/' }, { 'maps.choropleth': reach('area') })).toBe(false)
  })
})
