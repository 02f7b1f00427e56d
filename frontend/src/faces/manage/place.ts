/** Where one is: the part of the address behind the hash, so that every table has a link. */
import { onBeforeUnmount, ref, type Ref } from 'vue'

export interface Place {
  page: 'section' | 'history' | 'whole' | 'templates' | 'proposals' | 'notice-ledger' | 'setup' | 'health' | StaffPage
  /** Of people: whose account; of notices: which of them. */
  section: string
}

export const STAFF_PAGES = ['people', 'nominations', 'who', 'rolls', 'sign-ins', 'acts', 'directory'] as const
export type StaffPage = (typeof STAFF_PAGES)[number]
const isStaff = (page: string): page is StaffPage => STAFF_PAGES.some((one) => one === page)

export function placeOf(hash: string): Place {
  const [page = '', section = ''] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  if (page === 'history') return { page, section }
  if (isStaff(page) || page === 'notice-ledger') return { page, section }
  if (page === 'templates' || page === 'whole' || page === 'proposals' || page === 'setup' || page === 'health') return { page, section: '' }
  return { page: 'section', section: page }
}

export const linkTo = {
  section: (code: string): string => `#/${encodeURIComponent(code)}`,
  history: (section = ''): string => (section === '' ? '#/history' : `#/history/${encodeURIComponent(section)}`),
  whole: (): string => '#/whole',
  templates: (): string => '#/templates',
  proposals: (): string => '#/proposals',
  notices: (state = ''): string => (state === '' ? '#/notice-ledger' : `#/notice-ledger/${encodeURIComponent(state)}`),
  setup: (): string => '#/setup',
  health: (): string => '#/health',
  /** A page by the name that the server gives it. */
  page: (name: string): string => `#/${encodeURIComponent(name)}`,
  staff: (page: StaffPage): string => `#/${page}`,
}

export function usePlace(): Ref<Place> {
  const place = ref(placeOf(location.hash))
  const look = (): void => {
    place.value = placeOf(location.hash)
  }
  addEventListener('hashchange', look)
  onBeforeUnmount(() => removeEventListener('hashchange', look))
  return place
}
