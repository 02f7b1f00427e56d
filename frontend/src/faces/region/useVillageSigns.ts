/** Border villages as signs: their profiles know no place, the shapes of their townships do. */
import { useQueries } from '@tanstack/vue-query'
import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'

import type { Sign } from '@/maps/markers'
import { shapesQuery } from '@/maps/queries'
import { useBorderVillages } from '@/territory/queries'

const GLYPH = '村'

/** Signs of the border villages inside `home`, as far as their places are known already. */
export function useVillageSigns(home: MaybeRefOrGetter<string>, wanted: MaybeRefOrGetter<boolean>): ComputedRef<Sign[]> {
  const { data: villages } = useBorderVillages(wanted)
  const near = computed(() => (villages.value ?? []).filter(({ code }) => code.startsWith(toValue(home))))
  const townships = computed(() => [...new Set(near.value.map(({ code }) => code.slice(0, -3)))])
  const shapes = useQueries({ queries: computed(() => townships.value.map((township) => shapesQuery(township))) })

  return computed(() => {
    const places = new Map<string, [number, number]>()
    for (const { data } of shapes.value) {
      for (const { properties } of data?.shapes.features ?? []) places.set(properties.code, properties.label_point)
    }
    return near.value.flatMap(({ code, name }) => {
      const place = places.get(code)
      return place === undefined ? [] : [{ key: code, lng: place[0], lat: place[1], title: name, look: 'village', glyph: GLYPH }]
    })
  })
}
