/** What rooms show beside the tables of their sections. */
import { RepliesPreview } from '@/callers/lazyPreview'
import { registerSectionView } from '@/config/sections'
import { onceLeafletIsHere } from '@/maps/onceLeafletIsHere'
import RoutesPreview from '@/routing/RoutesPreview.vue'
import { drawGapsBy } from '@/staff/gapMap'

registerSectionView('replies', { preview: RepliesPreview })
registerSectionView('routes', { preview: RoutesPreview })
drawGapsBy(onceLeafletIsHere(() => import('@/maps/SignMap.vue')))
