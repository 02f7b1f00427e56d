/** The parts of this room that a page with cases shows. */
import { brought } from './brought'

export const CallerCard = brought(() => import('./CallerCard.vue'))
export const CallerLine = brought(() => import('./CallerLine.vue'))
export const CallerFields = brought(() => import('./CallerFields.vue'))
