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
 * Natural classes (Jenks) of the figures above zero: areas of one colour are as alike as they can be, so that
 * a town with fifty never shares its colour with a village that has four, as it would under quantiles.
 *
 * Zero is not a class: "none" is a statement of its own. Fewer different figures give fewer classes, none
 * give none. Exact, by dynamic programming: `count` times the square of the number of different figures,
 * which are a few dozen at most.
 */
export function naturalClasses(figures: readonly number[], count: number): Classes {
  const sorted = figures.filter((figure) => figure > 0).sort((a, b) => a - b)
  const different = [...new Set(sorted)]
  const spreadOf = spreads(sorted, different)
  // least[upTo]: the least spread of the first `upTo` different figures in the classes made so far.
  let least = different.map((_, last) => spreadOf(0, last))
  const cuts: number[][] = [different.map(() => 0)]
  for (let made = 1; made < Math.min(count, different.length); made += 1) {
    const next: number[] = []
    const cut: number[] = []
    for (let last = 0; last < different.length; last += 1) {
      let best = Infinity
      let at = last
      for (let first = made; first <= last; first += 1) {
        const total = (least[first - 1] ?? 0) + spreadOf(first, last)
        if (total < best) [best, at] = [total, first]
      }
      next.push(best)
      cut.push(at)
    }
    least = next
    cuts.push(cut)
  }
  const bounds: number[] = []
  for (let made = cuts.length - 1, last = different.length - 1; made >= 0 && last >= 0; made -= 1) {
    bounds.unshift(different[last] ?? 0)
    last = (cuts[made]?.[last] ?? 0) - 1
  }
  return { bounds }
}

/** Sum of squared distances from their mean, of all figures between two of the different ones, both included. */
function spreads(sorted: readonly number[], different: readonly number[]): (first: number, last: number) => number {
  const counts = different.map((figure) => sorted.filter((each) => each === figure).length)
  const running = (term: (index: number) => number): number[] => {
    let total = 0
    return [0, ...different.map((_, index) => (total += term(index)))]
  }
  const n = running((index) => counts[index] ?? 0)
  const sum = running((index) => (counts[index] ?? 0) * (different[index] ?? 0))
  const squares = running((index) => (counts[index] ?? 0) * (different[index] ?? 0) ** 2)
  return (first, last) => {
    const between = (totals: number[]): number => (totals[last + 1] ?? 0) - (totals[first] ?? 0)
    return between(squares) - between(sum) ** 2 / between(n)
  }
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

/**
 * What the legend prints beside each colour: every figure, in steps of `unit`, that would have it. The classes of a
 * morning are kept for the day, so the last one reaches up to the largest figure there is by now.
 */
export function rangesOf({ bounds }: Classes, figures: readonly number[], unit: number): ClassRange[] {
  const most = Math.max(0, ...figures)
  return bounds.map((bound, index) => ({
    // Tenths are not added exactly.
    from: Number(((bounds[index - 1] ?? 0) + unit).toFixed(3)),
    to: index === bounds.length - 1 ? Math.max(bound, most) : bound,
  }))
}
