/** Mediators' own words for the lists of their desk, in the order of their day (see `roles.csv`, `tabs`). */
import type { ListWords } from '@/cases/listWords'

export const mediatorsLists: ListWords = {
  operation: 'mediation.take_in',
  names: {
    together: 'mediation.lists.together',
    open: 'mediation.lists.center',
    due_soon: 'mediation.lists.dueSoon',
    overdue: 'mediation.lists.overdue',
  },
  about: { open: 'mediation.lists.centerHint' },
}
