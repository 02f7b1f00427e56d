import { describe, expect, it } from 'vitest'

import { gather, type Cell } from './cells'

const total = (cells: Cell[]): number => cells.reduce((sum, { n }) => sum + n, 0)

describe('gathering cells', () => {
  it('keeps every case', () => {
    const cells = Array.from({ length: 400 }, (_, index) => ({ x: (index * 37) % 500, y: (index * 91) % 300, n: 1 + (index % 7) }))
    expect(total(gather(cells, 40))).toBe(total(cells))
  })

  it('puts the circle where most of its cases are', () => {
    const [circle] = gather(
      [
        { x: 0, y: 0, n: 9 },
        { x: 10, y: 0, n: 1 },
      ],
      20,
    )
    expect(circle).toEqual({ x: 1, y: 0, n: 10 })
  })

  it('leaves far cells alone', () => {
    const cells = [
      { x: 0, y: 0, n: 2 },
      { x: 50, y: 0, n: 3 },
    ]
    expect(gather(cells, 40)).toHaveLength(2)
  })

  it('gives the same circles whatever order the tiles came in', () => {
    const cells = [
      { x: 0, y: 0, n: 2 },
      { x: 30, y: 0, n: 2 },
      { x: 60, y: 0, n: 2 },
    ]
    expect(gather(cells, 40)).toEqual(gather([...cells].reverse(), 40))
  })

  it('is empty for an empty view', () => {
    expect(gather([], 40)).toEqual([])
  })
})
