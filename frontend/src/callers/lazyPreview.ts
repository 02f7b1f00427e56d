/** What is shown beside the texts of replies, where no case is. */
import { brought } from './brought'

export const RepliesPreview = brought(() => import('./RepliesPreview.vue'))
