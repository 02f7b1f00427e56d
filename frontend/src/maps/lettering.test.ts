import { describe, expect, it } from 'vitest'

import { letter, nameOnMap, type LabelBox } from './lettering'

const box = (key: string, x: number, weight: number): LabelBox => ({ key, x, y: 0, full: [80, 40], short: [20, 20], weight })
describe('labels of areas', () => {
  it('say everything at their place where there is room', () => {
    const said = letter([box('a', 0, 1), box('b', 100, 2)])
    expect([...said.values()]).toEqual([
      { says: 'full', dx: 0, dy: 0 },
      { says: 'full', dx: 0, dy: 0 },
    ])
  })

  it('give the first turn to the weightier, and the other steps aside', () => {
    const said = letter([box('light', 0, 1), box('heavy', 55, 9)])
    expect(said.get('heavy')).toEqual({ says: 'full', dx: 0, dy: 0 })
    expect(said.get('light')).toEqual({ says: 'full', dx: 0, dy: -58 })
  })

  it('keep the figure where there is no room for the name', () => {
    // Walls above and below leave a lane of 30 pixels.
    const lane = [
      { x: 0, y: -115, radius: 100 },
      { x: 0, y: 115, radius: 100 },
    ]
    expect(letter([box('a', 0, 1)], lane).get('a')).toEqual({ says: 'short', dx: 0, dy: 0 })
  })

  it('go without where even the figure has no room', () => {
    expect(letter([box('a', 0, 1)], [{ x: 0, y: 0, radius: 200 }]).get('a')?.says).toBe('none')
  })

  it('find the corner that circles on all sides leave', () => {
    const around = [
      [0, 0],
      [0, -58],
      [0, 58],
      [-70, 0],
      [70, 0],
    ].map(([x = 0, y = 0]) => ({ x, y, radius: 14 }))
    expect(letter([box('a', 0, 1)], around).get('a')).toEqual({ says: 'full', dx: 60, dy: -58 })
  })

  it('leave circles readable', () => {
    const said = letter([box('a', 0, 1)], [{ x: 0, y: 5, radius: 12 }])
    expect(said.get('a')).toEqual({ says: 'full', dx: 0, dy: -58 })
  })
})

describe('a name on the map', () => {
  it.each([
    ['Laoyan Township', 'Laoyan'],
    ['Fengya Town', 'Fengya'],
    ['Fengya Community', 'Fengya'],
    ['Fengya Community Grid 1', 'Fengya Community Grid 1'],
    ['老岩乡', '老岩乡'],
  ])('%s is printed as %s', (name, printed) => {
    expect(nameOnMap(name)).toBe(printed)
  })
})
