/**
 * What the desk shows, as an address: a link opens the same list and case for a colleague
 * (as far as their post may see it), and Back closes what was opened last.
 */
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

import type { CaseOrder, Track, Uuid } from '@/api/types'
import { trackCodes } from '@/cases/tracks'

import { DESK_QUEUES, type DeskQueue } from './queue/tabs'

export interface DeskAddress {
  queue: DeskQueue
  track: Track | null
  category: string | null
  area: string | null
  /** What is searched for, or nothing. */
  q: string
  /** Null: the list's own. */
  order: CaseOrder | null
  /** The list is drawn on the map, too. */
  map: boolean
  /** Where there is room for one thing at a time, it is today and not the list. */
  today: boolean
  case: Uuid | null
}

/** What a list can be asked for by: what a link to it means. What was searched for may name somebody and is no part. */
export const NARROWED = ['queue', 'track', 'category', 'area', 'order'] as const
export const UNFILTERED = { track: null, category: null, area: null } as const

/** The list until one is chosen: the first of the post's own. */
export const FIRST_QUEUE: DeskQueue = 'waiting'
/** As much as the server looks for; a longer text is nobody's search. */
const LONGEST_SEARCH = 60

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const CATEGORY = /^\d{2,12}$/
const AREA = /^\d{6}(\d{3}(\d{3}(\d{3})?)?)?$/

/** Reads a query string; whatever does not fit is left out, so a mangled link still opens the desk. */
export function readAddress(search: string): DeskAddress {
  const asked = new URLSearchParams(search)
  const matching = (name: string, pattern: RegExp): string | null => {
    const value = asked.get(name) ?? ''
    return pattern.test(value) ? value : null
  }
  return {
    queue: DESK_QUEUES.find((queue) => queue === asked.get('queue')) ?? FIRST_QUEUE,
    track: trackCodes().find((track) => track === asked.get('track')) ?? null,
    category: matching('category', CATEGORY),
    area: matching('area', AREA),
    q: (asked.get('q') ?? '').slice(0, LONGEST_SEARCH),
    order: matching('order', /^(newest|oldest|due)$/) as CaseOrder | null,
    map: asked.get('map') === '1',
    today: asked.get('today') === '1',
    case: matching('case', UUID),
  }
}

/** The query string of an address, without what is at its default. */
export function writeAddress(address: DeskAddress): string {
  const query = new URLSearchParams()
  if (address.queue !== FIRST_QUEUE) query.set('queue', address.queue)
  for (const name of ['track', 'category', 'area', 'q', 'order', 'case'] as const) {
    const value = address[name]
    if (value !== null && value !== '') query.set(name, value)
  }
  for (const name of ['map', 'today'] as const) if (address[name]) query.set(name, '1')
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export interface DeskPlace {
  at: Readonly<Ref<DeskAddress>>
  /** Opening a case, or today, is a step Back can undo; changing the list is not. */
  go(change: Partial<DeskAddress>): void
}

export function useDeskAddress(): DeskPlace {
  const at = ref(readAddress(location.search))
  const followHistory = (): void => void (at.value = readAddress(location.search))
  addEventListener('popstate', followHistory)
  onScopeDispose(() => removeEventListener('popstate', followHistory))

  function go(change: Partial<DeskAddress>): void {
    const opens = (Boolean(change.case) && at.value.case === null) || (change.today === true && !at.value.today)
    at.value = { ...at.value, ...change }
    const url = location.pathname + writeAddress(at.value)
    if (opens) history.pushState(null, '', url)
    else history.replaceState(null, '', url)
  }

  return { at: readonly(at), go }
}
