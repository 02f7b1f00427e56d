/** What of this room the administrator sees; apart, for the desk's parts need the words of cases. */
import { brought } from '@/i18n/brought'

export const TemplatesPage = brought(
  () => import('./TemplatesPage.vue'),
  async () => ({ default: { papers: (await import('./messages.zh')).default } }),
)
