/** The parts about second factors; each comes, with its words, when it is first shown. */
import { brought } from '@/i18n/brought'

const words = () => import('./words.zh')

export const ConfirmDoor = brought(() => import('./ConfirmDoor.vue'), words)
export const SetUpDoor = brought(() => import('./SetUpDoor.vue'), words)
export const ConfirmDialog = brought(() => import('./ConfirmDialog.vue'), words)
export const FactorList = brought(() => import('./FactorList.vue'), words)
