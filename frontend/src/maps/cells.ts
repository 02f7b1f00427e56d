/**
 * Brings the summed cells of case tiles together into circles that do not lie on one another.
 * Pure: places are pixels of the world at the shown zoom.
 */

export interface Cell {
  x: number
  y: number
  /** What is counted; cells of none are left out before. */
  n: number
}

/**
 * Largest first, each takes in every free cell within `radius`; its place is the mean of what it holds,
 * weighed by count. Sums are kept exactly. Costs one look into nine buckets per cell.
 */
export function gather(cells: readonly Cell[], radius: number): Cell[] {
  const buckets = new Map<string, number[]>()
  const bucketOf = (value: number): number => Math.floor(value / radius)
  cells.forEach(({ x, y }, index) => {
    const key = `${bucketOf(x)}:${bucketOf(y)}`
    const bucket = buckets.get(key)
    if (bucket === undefined) buckets.set(key, [index])
    else bucket.push(index)
  })

  const free = cells.map(() => true)
  // Equal counts by place, so that the same cells always give the same circles.
  const order = cells
    .map((_, index) => index)
    .sort((a, b) => at(cells, b).n - at(cells, a).n || at(cells, a).x - at(cells, b).x || at(cells, a).y - at(cells, b).y)

  const circles: Cell[] = []
  for (const index of order) {
    if (!free[index]) continue
    const centre = at(cells, index)
    const members: Cell[] = []
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of buckets.get(`${bucketOf(centre.x) + dx}:${bucketOf(centre.y) + dy}`) ?? []) {
          const cell = at(cells, other)
          if (!free[other] || Math.hypot(cell.x - centre.x, cell.y - centre.y) > radius) continue
          free[other] = false
          members.push(cell)
        }
      }
    }
    circles.push(mean(members))
  }
  return circles
}

function at(cells: readonly Cell[], index: number): Cell {
  return cells[index] as Cell
}

function mean(members: readonly Cell[]): Cell {
  const n = members.reduce((sum, cell) => sum + cell.n, 0)
  const along = (axis: 'x' | 'y'): number => members.reduce((sum, cell) => sum + cell[axis] * cell.n, 0) / n
  return { x: along('x'), y: along('y'), n }
}
