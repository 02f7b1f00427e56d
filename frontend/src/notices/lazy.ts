/** What faces show of this room; each comes when it is first opened. */
import { brought } from '@/i18n/brought'

const words = async () => ({ default: { notices: (await import('./messages.zh')).default } })

export const WishesFold = brought(() => import('./WishesFold.vue'), words)
export const LedgerPage = brought(() => import('./LedgerPage.vue'), words)
