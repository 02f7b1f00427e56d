/** Service points and border villages: listed, and as signs on the map. */
import { computed, shallowRef, type Ref } from 'vue'

import { useServicePoints } from '@/centers/queries'
import { useWords } from '@/i18n'
import type { Sign } from '@/maps/markers'

import { chosen, type PointFilter } from './points'
import type { ViewControl } from './useView'
import { useVillageSigns } from './useVillageSigns'
import { layersAt, type Tab } from './view'

export function usePoints({ view, home }: ViewControl, tab: Readonly<Ref<Tab>>) {
  const { t, locale } = useWords()
  const layers = computed(() => layersAt(view.value))

  const filter = shallowRef<PointFilter>({ openOnly: false, center: null })
  const wanted = computed(() => tab.value === 'points' || layers.value.includes('points'))
  const query = useServicePoints(() => view.value.area, wanted)
  const points = computed(() => chosen(query.data.value ?? [], filter.value))
  const pointSigns = computed<Sign[]>(() =>
    points.value.map((point) => ({
      key: point.id,
      lng: point.lng,
      lat: point.lat,
      title: locale.value === 'en' && point.name_en ? point.name_en : point.name,
      look: point.open_now ? 'open' : 'shut',
      glyph: t(`centers.glyph.${point.kind}`),
    })),
  )

  const villageSigns = useVillageSigns(
    home,
    computed(() => layers.value.includes('villages') || view.value.opened?.kind === 'village'),
  )
  /** Where the village lies that a sheet tells about. */
  const villageAt = computed(() => {
    const sign = villageSigns.value.find(({ key }) => key === view.value.opened?.id)
    return sign === undefined ? null : { lng: sign.lng, lat: sign.lat }
  })
  return { query, points, filter, pointSigns, villageSigns, villageAt }
}

export type Points = ReturnType<typeof usePoints>
