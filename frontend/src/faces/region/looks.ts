/** From figures to colours: what each area is filled with, what is printed on it, what the legend says. */
import type { AreaChild, AreaFigures } from '@/api/types'
import type { AreaLook } from '@/maps/areaLayer'
import { classOf, naturalClasses, rangesOf, spread, type Classes, type ClassRange } from '@/maps/classes'
import { CLASS_FILLS, DARK_FILLS, NONE_FILL } from '@/maps/palette'
import { figureOf } from '@/ui/number'

import type { Measure } from './view'

/** Rates of so few people say nothing: one case more or less would turn the colour over. */
export const FEW_PEOPLE = 100

export interface Standing {
  area: AreaChild
  figures: AreaFigures
  /** Open cases, or open cases per thousand residents; null where a rate would mislead. */
  figure: number | null
}

export interface LegendClass extends ClassRange {
  fill: string
}

export interface Dressing {
  looks: Map<string, AreaLook>
  legend: LegendClass[]
}

const NOTHING: AreaFigures = { open: 0, overdue: 0, reported: 0, closed: 0 }

/** The parts of an area with their figures, most first; equals stand in the order of their codes. */
export function standings(
  parts: readonly AreaChild[],
  figures: Readonly<Record<string, AreaFigures>>,
  measure: Measure,
): Standing[] {
  return parts
    .map((area) => {
      const own = figures[area.code] ?? NOTHING
      return { area, figures: own, figure: measure === 'open' ? own.open : ratePerThousand(own.open, area.population) }
    })
    .sort((a, b) => (b.figure ?? -1) - (a.figure ?? -1) || a.area.code.localeCompare(b.area.code))
}

/** Names without that of the area they lie in, where every one of them begins with it. */
export function shortNames(parts: readonly AreaChild[], whole: string): AreaChild[] {
  const all = whole !== '' && parts.every(({ name }) => name.startsWith(whole) && name.length > whole.length)
  return all ? parts.map((part) => ({ ...part, name: part.name.slice(whole.length).trim() })) : [...parts]
}

/** With one decimal; null for fewer than a hundred people, or so few that their number is not told. */
export function ratePerThousand(count: number, people: number | null): number | null {
  return people === null || people < FEW_PEOPLE ? null : Math.round((count * 10_000) / people) / 10
}

/** The classes these figures fall into by nature. */
export function classesOf(standing: readonly Standing[]): Classes {
  return naturalClasses(
    standing.map(({ figure }) => figure ?? 0),
    CLASS_FILLS.length,
  )
}

export function dress(standing: readonly Standing[], measure: Measure, classes = classesOf(standing)): Dressing {
  const figures = standing.map(({ figure }) => figure ?? 0)
  const fills = spread(CLASS_FILLS, classes.bounds.length)
  const looks = new Map<string, AreaLook>()
  for (const { area, figure } of standing) {
    const index = classOf(figure ?? 0, classes)
    looks.set(area.code, {
      fill: index === null ? NONE_FILL : (fills[index] ?? NONE_FILL),
      figure: figureText(figure, measure),
      dark: index !== null && fills[index] !== undefined && DARK_FILLS.has(fills[index]),
      weight: figure ?? 0,
    })
  }
  const unit = measure === 'open' ? 1 : 0.1
  return { looks, legend: rangesOf(classes, figures, unit).map((range, index) => ({ ...range, fill: fills[index] ?? NONE_FILL })) }
}

export function figureText(figure: number | null, measure: Measure): string {
  if (figure === null) return '–'
  return figureOf(figure, measure === 'open' ? 0 : 1)
}
