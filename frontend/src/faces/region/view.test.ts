import { describe, expect, it } from 'vitest'

import { layersAt, oneStepBack, parentOf, parseView, queryOf, toggled, type View } from './view'

const COUNTY = '999921'
const TOWNSHIP = '999921100'
const VILLAGE = '999921100200'
const GRID = '999921100200001'

const at = (query: Record<string, string>, home = COUNTY): View => parseView(query, home)

describe('the address of a view', () => {
  it('says nothing where everything is as usual', () => {
    expect(queryOf(at({}), COUNTY)).toEqual({})
    expect(at({}).area).toBe(COUNTY)
  })

  it('comes back as the same view', () => {
    const query = { area: VILLAGE, days: '30', measure: 'rate', tab: 'cases', view: 'table', layers: 'areas,points', case: 'x' }
    expect(queryOf(at(query), COUNTY)).toEqual(query)
  })

  it('can say that every layer is off', () => {
    const view = { ...at({}), layers: [] }
    expect(at(queryOf(view, COUNTY)).layers).toEqual([])
  })

  it.each([
    ['an area of another county', { area: '999999100' }],
    ['no area at all', { area: '../etc' }],
    ['an area above the own one', { area: COUNTY }],
  ])('falls back to the own area for %s', (_what, query) => {
    expect(parseView(query, TOWNSHIP).area).toBe(TOWNSHIP)
  })

  it('ignores what it does not know', () => {
    expect(at({ days: '400', measure: 'score', tab: 'people', layers: 'faces,cases' })).toMatchObject({
      days: 7,
      measure: 'open',
      tab: 'parts',
      layers: ['cases'],
    })
  })

  it('survives a parameter given twice', () => {
    expect(parseView({ area: [VILLAGE, GRID], case: ['a', 'b'] }, COUNTY)).toMatchObject({ area: COUNTY, opened: null })
  })
})

describe('going up', () => {
  it('takes one level at a time and ends at home', () => {
    expect([GRID, VILLAGE, TOWNSHIP, COUNTY].map((area) => parentOf(area, COUNTY))).toEqual([VILLAGE, TOWNSHIP, COUNTY, null])
    expect(parentOf(TOWNSHIP, TOWNSHIP)).toBeNull()
  })

  it('closes the sheet before it leaves the area', () => {
    const opened = at({ area: GRID, case: 'x' })
    const closed = oneStepBack(opened, COUNTY)!
    expect(closed).toMatchObject({ area: GRID, opened: null })
    expect(oneStepBack(closed, COUNTY)).toMatchObject({ area: VILLAGE })
    expect(oneStepBack(at({}), COUNTY)).toBeNull()
  })
})

describe('layers', () => {
  it('show single cases from the village on, unless somebody has chosen', () => {
    expect(layersAt(at({ area: TOWNSHIP }))).not.toContain('cases')
    expect(layersAt(at({ area: VILLAGE }))).toContain('cases')
    expect(layersAt(at({ area: VILLAGE, layers: 'areas' }))).toEqual(['areas'])
  })

  it('switch one by one', () => {
    const on = toggled(at({}), 'cases')
    expect(on).toEqual(['areas', 'cases', 'base'])
    expect(toggled({ ...at({}), layers: on }, 'areas')).toEqual(['cases', 'base'])
  })
})
