/**
 * Makes faces and plates unreadable: whatever is touched becomes cells of one colour each, the mean of what was there.
 * Cells lie on one grid over the whole picture, so that no two strokes tell more of a cell than its mean.
 */

export interface Cell {
  column: number
  row: number
}

/** Across the long side: a face at arm's length is then some cells wide, and a plate's letters less than one. */
const CELLS = 40
/** What one touch covers, in cells to each side. */
const REACH = 1

export function cellSize(width: number, height: number): number {
  return Math.max(8, Math.ceil(Math.max(width, height) / CELLS))
}

/** The cells around a point of the picture, none beyond its edges. */
export function cellsAround(x: number, y: number, width: number, height: number): Cell[] {
  const size = cellSize(width, height)
  const [middle, centre] = [Math.floor(x / size), Math.floor(y / size)]
  const cells: Cell[] = []
  for (let row = centre - REACH; row <= centre + REACH; row += 1) {
    for (let column = middle - REACH; column <= middle + REACH; column += 1) {
      const isInside = column >= 0 && row >= 0 && column * size < width && row * size < height
      if (isInside) cells.push({ column, row })
    }
  }
  return cells
}

/** The mean of some pixels (RGBA, one after the other), as a colour of CSS. */
export function meanOf(pixels: ArrayLike<number>): string {
  const sums = [0, 0, 0]
  for (let at = 0; at < pixels.length; at += 4) for (const part of [0, 1, 2]) sums[part]! += pixels[at + part]!
  const n = Math.max(1, pixels.length / 4)
  return `rgb(${sums.map((sum) => Math.round(sum / n)).join(', ')})`
}

/** Covers cells of a picture. Their colours are of the picture as it was: `of` is never drawn on. */
export function cover(on: CanvasRenderingContext2D, of: CanvasRenderingContext2D, cells: readonly Cell[]): void {
  const { width, height } = of.canvas
  const size = cellSize(width, height)
  for (const { column, row } of cells) {
    const [left, top] = [column * size, row * size]
    const [wide, high] = [Math.min(size, width - left), Math.min(size, height - top)]
    on.fillStyle = meanOf(of.getImageData(left, top, wide, high).data)
    on.fillRect(left, top, wide, high)
  }
}
