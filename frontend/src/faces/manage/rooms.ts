/** What rooms show beside the tables of their sections. */
import { RepliesPreview } from '@/callers/lazyPreview'
import { registerSectionView } from '@/config/sections'
import RoutesPreview from '@/routing/RoutesPreview.vue'

registerSectionView('replies', { preview: RepliesPreview })
registerSectionView('routes', { preview: RoutesPreview })
