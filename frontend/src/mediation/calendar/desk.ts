/** The calendar as a page of the desk: it comes with its own words when it is opened. */
import type { MessageKey } from '@/i18n'
import { brought } from '@/i18n/brought'

export const calendarPage = {
  name: 'calendar',
  title: 'desk.pages.calendar' as MessageKey,
  operation: 'mediation.calendar',
  component: brought(
    () => import('./CalendarPage.vue'),
    () => import('./words.zh'),
  ),
}
