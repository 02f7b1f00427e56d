/** The room's pages, each brought with its words when it is first shown. */
import { brought } from '@/i18n/brought'

const words = () => import('./words.zh')

export const PeoplePage = brought(() => import('./PeoplePage.vue'), words)
export const AccountsPage = brought(() => import('./AccountsPage.vue'), words)
export const NominationsPage = brought(() => import('./NominationsPage.vue'), words)
export const WhoPage = brought(() => import('./WhoPage.vue'), words)
export const RollsPage = brought(() => import('./RollsPage.vue'), words)
export const WatchPage = brought(() => import('./WatchPage.vue'), words)
export const DirectoryPage = brought(() => import('./DirectoryPage.vue'), words)
export const DirectoryFold = brought(() => import('./DirectoryFold.vue'), words)
