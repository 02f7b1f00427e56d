/** What is known of the area in view: its name and way, its figures, its parts and how the map dresses them. */
import { computed } from 'vue'

import { useFigures, useShapes } from '@/maps/queries'
import { useSession } from '@/people/useSession'
import { levelOf } from '@/territory/level'
import { useArea } from '@/territory/queries'

import { dress, shortNames, standings } from './looks'
import { useDayClasses } from './useDayClasses'
import type { ViewControl } from './useView'
import { parentOf } from './view'

export function useRegion({ view, home }: ViewControl) {
  const session = useSession()
  const code = computed(() => view.value.area)
  const days = (): number => view.value.days
  /** A grid has no parts: the map shows its village, with the grid standing out. */
  const isGrid = computed(() => levelOf(code.value) === 'grid')
  const mapped = computed(() => (isGrid.value ? (parentOf(code.value, '') ?? code.value) : code.value))
  const focus = computed(() => (isGrid.value ? code.value : null))

  const area = useArea(code)
  const mappedArea = useArea(mapped)
  const shapes = useShapes(mapped)
  const figures = useFigures(code, days)
  const mappedFigures = useFigures(mapped, days)

  /** The way to here; until the area is read, at least where the reader is at home. */
  const path = computed(() => {
    const known = area.data.value?.path ?? [{ code: home.value, name: session.post?.area_name ?? '' }]
    return known.filter((step) => step.code.length >= home.value.length)
  })
  const name = computed(() => area.data.value?.name ?? '')
  /** Inside a village "槐垭村第一网格" is just "第一网格". */
  const parts = computed(() => shortNames(mappedArea.data.value?.children ?? [], mappedArea.data.value?.name ?? ''))
  const names = computed(() => new Map(parts.value.map((part) => [part.code, part.name])))

  const standing = computed(() => standings(parts.value, mappedFigures.data.value?.areas ?? {}, view.value.measure))
  /** Until figures have come the areas stand without any: a nought would be a claim. */
  const counted = computed(() => mappedFigures.data.value !== undefined)
  const stood = computed(() => (counted.value ? standing.value : []))
  const classes = useDayClasses(mapped, () => view.value.measure, stood)
  const dressing = computed(() => dress(stood.value, view.value.measure, classes.value))

  const ready = computed(() => area.data.value !== undefined && figures.data.value !== undefined)
  const failure = computed(() => area.error.value ?? figures.error.value)
  const retry = (): void => {
    void area.refetch()
    void figures.refetch()
  }
  return { area, figures, shapes, isGrid, focus, path, name, names, standing, counted, dressing, ready, failure, retry }
}

export type Region = ReturnType<typeof useRegion>
