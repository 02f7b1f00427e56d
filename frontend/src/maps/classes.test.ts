import { describe, expect, it } from 'vitest'

import { classOf, quantileClasses, rangesOf, spread } from './classes'

describe('quantile classes', () => {
  it('hold the same number of areas each', () => {
    const figures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const classes = quantileClasses(figures, 5)
    expect(classes.bounds).toEqual([2, 4, 6, 8, 10])
    expect(figures.map((figure) => classOf(figure, classes))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
  })

  it('leave zero out: none is not a light shade of some', () => {
    const classes = quantileClasses([0, 0, 0, 4, 9], 5)
    expect(classes.bounds).toEqual([4, 9])
    expect(classOf(0, classes)).toBeNull()
  })

  it('never put equal figures into different classes', () => {
    expect(quantileClasses([3, 3, 3, 3, 8], 5).bounds).toEqual([3, 8])
  })

  it('are none without figures', () => {
    expect(quantileClasses([0, 0], 5).bounds).toEqual([])
    expect(classOf(3, { bounds: [] })).toBeNull()
  })

  it('take a figure that has just grown past the last bound', () => {
    expect(classOf(12, { bounds: [4, 9] })).toBe(1)
  })
})

describe('a ramp over fewer classes', () => {
  const ramp = ['a', 'b', 'c', 'd', 'e']

  it('is spread evenly', () => {
    expect(spread(ramp, 5)).toEqual(ramp)
    expect(spread(ramp, 3)).toEqual(['a', 'c', 'e'])
  })

  it('does not cry out over one or two', () => {
    expect(spread(ramp, 2)).toEqual(['b', 'd'])
    expect(spread(ramp, 1)).toEqual(['c'])
    expect(spread(ramp, 0)).toEqual([])
  })
})

describe('the legend', () => {
  it('prints what the areas of a colour really have', () => {
    const figures = [24, 27, 0, 30, 32, 120]
    expect(rangesOf({ bounds: [27, 32, 120] }, figures)).toEqual([
      { from: 24, to: 27 },
      { from: 30, to: 32 },
      { from: 120, to: 120 },
    ])
  })
})
