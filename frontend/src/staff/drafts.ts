/** Under which keys forms about people are kept for whoever fills them in. */
import type { Uuid } from '@/api/types'

export const NEW_ACCOUNT = 'staff/new'
export const askKey = (account: Uuid): string => `staff/${account}/ask`
