/** What rooms show beside the tables of their sections. */
import { registerSectionView } from '@/config/sections'
import RoutesPreview from '@/routing/RoutesPreview.vue'

registerSectionView('routes', { preview: RoutesPreview })
