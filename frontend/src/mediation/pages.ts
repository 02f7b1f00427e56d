/** The pages that mediation brings to a desk: what is to be kept, and the center's numbers. */
import type { MessageKey } from '@/i18n'
import { brought } from '@/i18n/brought'

export const keepingPage = {
  name: 'keeping',
  title: 'desk.pages.keeping' as MessageKey,
  operation: 'mediation.keep',
  component: brought(
    () => import('./keeping/KeepingPage.vue'),
    () => import('./keeping/words.zh'),
  ),
}

export const numbersPage = {
  name: 'numbers',
  title: 'desk.pages.numbers' as MessageKey,
  operation: 'mediation.numbers',
  component: brought(
    () => import('./numbers/NumbersPage.vue'),
    () => import('./numbers/words.zh'),
  ),
}
