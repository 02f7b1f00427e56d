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
 * One colour for each class out of a ramp made for more, spread evenly. One or two classes keep away from
 * the ends: the darkest colour would cry out where one area has two cases and the others one.
 */
export function spread<T>(ramp: readonly T[], count: number): T[] {
  const margin = count < 3 ? 1 : 0
  const last = ramp.length - 1 - margin
  return Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 0.5 : index / (count - 1)
    return ramp[Math.round(margin + share * (last - margin))] as T
  })
}

/** What the legend prints beside each colour: the smallest and the largest figure that have it. */
export function rangesOf(classes: Classes, figures: readonly number[]): ClassRange[] {
  return classes.bounds.map((_, index) => {
    const own = figures.filter((figure) => classOf(figure, classes) === index)
    return { from: Math.min(...own), to: Math.max(...own) }
  })
}
