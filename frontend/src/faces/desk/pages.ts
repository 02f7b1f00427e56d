/**
 * Pages of the desk beside its lists: `/desk/ledgers` and the like. Each comes with its own words when it is opened, and
 * is there for whoever may do what it is for. The server knows their names from `faces.json`.
 */
import { onScopeDispose, readonly, ref, type Component, type Ref } from 'vue'

import type { MessageKey } from '@/i18n'
import { brought } from '@/i18n/brought'
import type { Reaches } from '@/people/reach'
import { PeoplePage } from '@/staff/lazy'

export interface DeskPage {
  name: string
  title: MessageKey
  /** The operation that opens it. */
  operation: string
  component: Component
}

export const PAGES: readonly DeskPage[] = [
  {
    name: 'duties',
    title: 'desk.pages.duties',
    operation: 'duties.read',
    component: brought(
      () => import('@/duties/DutiesPage.vue'),
      () => import('./duties/words.zh'),
    ),
  },
  {
    name: 'figures',
    title: 'desk.pages.figures',
    operation: 'stats.dwell',
    component: brought(
      () => import('./figures/FiguresPage.vue'),
      () => import('./figures/words.zh'),
    ),
  },
  {
    name: 'ledgers',
    title: 'desk.pages.ledgers',
    operation: 'ledgers.ask',
    component: brought(
      () => import('@/ledgers/LedgersPage.vue'),
      () => import('./ledgers/words.zh'),
    ),
  },
  {
    name: 'people',
    title: 'desk.pages.people',
    operation: 'staff.directory',
    component: PeoplePage,
  },
  {
    name: 'phones',
    title: 'desk.pages.phones',
    operation: 'outbox.silent',
    component: brought(
      () => import('./phones/PhonesPage.vue'),
      () => import('./phones/words.zh'),
    ),
  },
  {
    name: 'routes',
    title: 'desk.pages.routes',
    operation: 'routing.write',
    component: brought(
      () => import('@/routing/desk/RoutesPage.vue'),
      () => import('./routes/words.zh'),
    ),
  },
  {
    name: 'station',
    title: 'desk.pages.station',
    operation: 'station.read',
    component: brought(
      () => import('@/station/StationPage.vue'),
      () => import('./station/words.zh'),
    ),
  },
  {
    name: 'tasks',
    title: 'desk.pages.tasks',
    operation: 'cases.asked',
    component: brought(
      () => import('./tasks/TasksPage.vue'),
      () => import('./tasks/words.zh'),
    ),
  },
  {
    name: 'workload',
    title: 'desk.pages.workload',
    operation: 'workload.given',
    component: brought(
      () => import('@/workload/WorkloadPage.vue'),
      () => import('./workload/words.zh'),
    ),
  },
]

/** Pages of trades, which their rooms bring (`rooms.ts`). */
const broughtIn: DeskPage[] = []

export function registerPage(page: DeskPage): void {
  broughtIn.push(page)
}

/** Those that are open to a post, by their names. */
export function pagesFor(reaches: Reaches): readonly DeskPage[] {
  return [...PAGES, ...broughtIn]
    .filter(({ operation }) => reaches[operation] !== undefined)
    .sort((one, other) => one.name.localeCompare(other.name))
}

const DESK = '/desk/'

/** The page that an address names, empty for the desk itself. */
export function pageAt(path: string): string {
  return /^\/desk\/(\w+)$/.exec(path)?.[1] ?? ''
}

export interface DeskPagePlace {
  name: Readonly<Ref<string>>
  /** Opens a page; without a name the desk, as it was left. Back undoes either. */
  open(name: string): void
}

export function useDeskPage(): DeskPagePlace {
  const name = ref(pageAt(location.pathname))
  /** What the desk showed when a page was opened. */
  let left = ''
  const follow = (): void => void (name.value = pageAt(location.pathname))
  addEventListener('popstate', follow)
  onScopeDispose(() => removeEventListener('popstate', follow))

  function open(next: string): void {
    if (name.value === '') left = location.search
    history.pushState(null, '', next === '' ? DESK + left : DESK + next)
    follow()
  }

  return { name: readonly(name), open }
}
