/** What of this room the administrator sees; it comes when it is opened. */
import { brought } from '@/i18n/brought'

export const ProposalsPage = brought(
  () => import('./ProposalsPage.vue'),
  async () => ({ default: { duties: (await import('./messages.zh')).default } }),
)
