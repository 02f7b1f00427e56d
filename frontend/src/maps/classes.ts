/** Cuts figures into the classes of a choropleth. */

export interface Classes {
  /**
   * Upper bound of each class, ascending; the last is the largest figure. May be fewer than asked for:
   * equal figures never fall into different classes.
   */
  bounds: number[]
}

export interface ClassRange {
  from: number
  to: number
}

/**
 * Quantile classes of the figures above zero. Zero is not a class: "none" is a statement of its own.
 * Few areas or many equal figures give fewer classes, which is honest; an empty list gives none.
 */
export function quantileClasses(figures: readonly number[], count: number): Classes {
  const sorted = figures.filter((figure) => figure > 0).sort((a, b) => a - b)
  const bounds: number[] = []
  for (let step = 1; step <= count && sorted.length > 0; step += 1) {
    const bound = sorted[Math.ceil((step * sorted.length) / count) - 1]
    if (bound !== undefined && bound !== bounds[bounds.length - 1]) bounds.push(bound)
  }
  return { bounds }
}

/** Index of the figure's class, or null for none. A figure above the last bound belongs to the last class. */
export function classOf(figure: number, { bounds }: Classes): number | null {
  if (figure <= 0 || bounds.length === 0) return null
  const index = bounds.findIndex((bound) => figure <= bound)
  return index === -1 ? bounds.length - 1 : index
}

/**
 * One colour for each class out of a ramp made for more: few classes spread over the whole ramp, so that
 * the darkest is always in use; a single class takes the middle.
 */
export function spread<T>(ramp: readonly T[], count: number): T[] {
  if (count === 1) return ramp.slice(Math.floor(ramp.length / 2), Math.floor(ramp.length / 2) + 1)
  return Array.from({ length: count }, (_, index) => {
    const at = Math.round((index * (ramp.length - 1)) / (count - 1))
    return ramp[at] as T
  })
}

/** What the legend prints beside each colour. `unit` is the smallest difference between two figures. */
export function rangesOf({ bounds }: Classes, unit: number): ClassRange[] {
  return bounds.map((to, index) => {
    const before = bounds[index - 1]
    return { from: before === undefined ? unit : before + unit, to }
  })
}
