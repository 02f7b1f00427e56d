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
  it('keeps its ends', () => {
    expect(spread(['a', 'b', 'c', 'd', 'e'], 5)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(spread(['a', 'b', 'c', 'd', 'e'], 2)).toEqual(['a', 'e'])
    expect(spread(['a', 'b', 'c', 'd', 'e'], 1)).toEqual(['c'])
    expect(spread(['a', 'b', 'c', 'd', 'e'], 0)).toEqual([])
  })
})

describe('the legend', () => {
  it('prints ranges that neither overlap nor leave a gap', () => {
    expect(rangesOf({ bounds: [2, 4, 10] }, 1)).toEqual([
      { from: 1, to: 2 },
      { from: 3, to: 4 },
      { from: 5, to: 10 },
    ])
  })
})
