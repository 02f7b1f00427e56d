/** The parts of this room that the desk shows: each comes with the room's words when it is first seen. */
import { brought } from '@/i18n/brought'

const words = async () => ({ default: { callers: (await import('./messages.zh')).default } })

export const CallerCard = brought(() => import('./CallerCard.vue'), words)
export const CallerLine = brought(() => import('./CallerLine.vue'), words)
export const CallerFields = brought(() => import('./CallerFields.vue'), words)
