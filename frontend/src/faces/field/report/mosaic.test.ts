import { describe, expect, it } from 'vitest'

import { cellsAround, cellSize, cover, meanOf } from './mosaic'

describe('a touch', () => {
  it('covers the cells around it', () => {
    expect(cellsAround(805, 405, 1600, 1200)).toHaveLength(9)
    expect(cellsAround(805, 405, 1600, 1200)).toContainEqual({ column: 20, row: 10 })
  })

  it('covers nothing beyond the edges', () => {
    expect(cellsAround(0, 0, 1600, 1200)).toEqual([
      { column: 0, row: 0 },
      { column: 1, row: 0 },
      { column: 0, row: 1 },
      { column: 1, row: 1 },
    ])
  })

  it('covers the same cells wherever in a cell it falls', () => {
    const size = cellSize(1600, 1200)
    expect(cellsAround(2 * size, 2 * size, 1600, 1200)).toEqual(cellsAround(3 * size - 1, 3 * size - 1, 1600, 1200))
  })
})

describe('a cell', () => {
  it('has one colour: the mean of what was there', () => {
    expect(meanOf([0, 0, 0, 255, 200, 100, 50, 255])).toBe('rgb(100, 50, 25)')
  })

  it('is a whole one at the edge of a picture that ends within it', () => {
    const filled: number[][] = []
    const read: number[][] = []
    const of = {
      canvas: { width: 1590, height: 1200 },
      getImageData: (...box: number[]) => (read.push(box), { data: [10, 10, 10, 255] }),
    } as unknown as CanvasRenderingContext2D
    const on = { fillStyle: '', fillRect: (...box: number[]) => filled.push(box) } as unknown as CanvasRenderingContext2D
    cover(on, of, [{ column: 39, row: 0 }])
    expect([filled, read]).toEqual([[[1560, 0, 30, 40]], [[1560, 0, 30, 40]]])
  })
})
