/** What of this room the administrator sees; apart, for the desk's parts need the words of cases. */
import { brought } from '@/i18n/brought'

export const RepliesPreview = brought(
  () => import('./RepliesPreview.vue'),
  async () => ({ default: { callers: (await import('./messages.zh')).default } }),
)
