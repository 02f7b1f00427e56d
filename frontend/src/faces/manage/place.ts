/** Where one is: the part of the address behind the hash, so that every table has a link. */
import { onBeforeUnmount, ref, type Ref } from 'vue'

export interface Place {
  page: 'section' | 'history' | 'whole' | 'templates' | 'proposals' | 'notice-ledger'
  section: string
}

export function placeOf(hash: string): Place {
  const [page = '', section = ''] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  if (page === 'history') return { page, section }
  if (page === 'templates' || page === 'whole' || page === 'proposals' || page === 'notice-ledger') return { page, section: '' }
  return { page: 'section', section: page }
}

export const linkTo = {
  section: (code: string): string => `#/${encodeURIComponent(code)}`,
  history: (section = ''): string => (section === '' ? '#/history' : `#/history/${encodeURIComponent(section)}`),
  whole: (): string => '#/whole',
  templates: (): string => '#/templates',
  proposals: (): string => '#/proposals',
  notices: (): string => '#/notice-ledger',
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
