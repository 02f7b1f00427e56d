/** The parts of this room that the desk shows: each comes with the room's words when it is first seen. */
import { brought } from '@/i18n/brought'

const words = async () => ({ default: { papers: (await import('./messages.zh')).default } })

export const PaperCard = brought(() => import('./PaperCard.vue'), words)
