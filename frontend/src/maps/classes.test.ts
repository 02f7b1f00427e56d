import { describe, expect, it } from 'vitest'

import { classOf, naturalClasses, rangesOf, spread } from './classes'

describe('natural classes', () => {
  it('never paint four like fifty', () => {
    const figures = [50, 49, 6, 4, 3, 2, 2, 2, 1, 1, 1, 1, 1, 0]
    const classes = naturalClasses(figures, 5)
    expect(classes.bounds).toEqual([1, 2, 4, 6, 50])
    expect(classOf(49, classes)).toBe(classOf(50, classes))
    expect(classOf(4, classes)).not.toBe(classOf(50, classes))
  })

  it('leave zero out: none is not a light shade of some', () => {
    const classes = naturalClasses([0, 0, 0, 4, 9], 5)
    expect(classes.bounds).toEqual([4, 9])
    expect(classOf(0, classes)).toBeNull()
  })

  it('are as many as there are different figures, at most', () => {
    expect(naturalClasses([3, 3, 3, 3, 8], 5).bounds).toEqual([3, 8])
    expect(naturalClasses([7, 7], 5).bounds).toEqual([7])
  })

  it('are none without figures', () => {
    expect(naturalClasses([0, 0], 5).bounds).toEqual([])
    expect(classOf(3, { bounds: [] })).toBeNull()
  })

  it('have the least spread of all ways to cut', () => {
    const figures = [24, 27, 30, 32, 32, 35, 35, 120]
    const spread = (part: number[]): number => {
      const mean = part.reduce((sum, figure) => sum + figure, 0) / part.length
      return part.reduce((sum, figure) => sum + (figure - mean) ** 2, 0)
    }
    const cutAt = (bounds: number[]): number =>
      bounds.reduce((sum, to, index) => sum + spread(figures.filter((figure) => figure <= to && figure > (bounds[index - 1] ?? 0))), 0)
    const different = [...new Set(figures)]
    const ways = different.flatMap((one, i) => different.slice(i + 1, -1).map((other) => [one, other, 120]))
    const { bounds } = naturalClasses(figures, 3)
    expect(cutAt(bounds)).toBe(Math.min(...ways.map(cutAt)))
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
  it('prints every figure that has a colour, so that a new one has a colour already', () => {
    expect(rangesOf({ bounds: [27, 32, 120] }, [24, 27, 0, 30, 32, 120], 1)).toEqual([
      { from: 1, to: 27 },
      { from: 28, to: 32 },
      { from: 33, to: 120 },
    ])
    expect(rangesOf({ bounds: [1.4, 2.3] }, [1.4, 2.3], 0.1)[1]).toEqual({ from: 1.5, to: 2.3 })
  })

  it('lets the last class of the morning hold what the day brings', () => {
    expect(rangesOf({ bounds: [27, 120] }, [24, 131], 1)[1]).toEqual({ from: 28, to: 131 })
  })
})
