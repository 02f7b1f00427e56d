/**
 * Lists that somebody comes back to, under a name: each is a link, and opens for a colleague as well.
 *
 * They stay on this device, by account. A view is queue, track, category, area and order; what was searched for may be
 * somebody's name and is no part of it, so nothing in here is about a person, and it may outlast a sign-out.
 */
import { ref, type Ref } from 'vue'

import type { Uuid } from '@/api/types'

import { NARROWED, readAddress, writeAddress, type DeskAddress } from './address'

export interface View {
  name: string
  /** The query string of its address. */
  search: string
}

/** As many as there are digits to press. */
export const MOST_VIEWS = 9
export const LONGEST_NAME = 20

/** What a link to this list says, without the case that is open and what was searched for. */
export function searchOf(at: DeskAddress): string {
  return writeAddress({ ...at, q: '', map: false, today: false, case: null })
}

/** What of an address a view decides. */
export function changeOf(view: View): Partial<DeskAddress> {
  const at = readAddress(view.search)
  return { ...Object.fromEntries(NARROWED.map((name) => [name, at[name]])), q: '' }
}

export interface Views {
  list: Readonly<Ref<readonly View[]>>
  /** Keeps it under a name; the same name again means the new one. False where there is no more room. */
  keep(name: string, at: DeskAddress): boolean
  drop(name: string): void
}

export function useViews(account: Uuid): Views {
  const key = `pingan_views_${account}`
  const list = ref<readonly View[]>(read(key))

  function write(views: readonly View[]): void {
    list.value = views
    try {
      localStorage.setItem(key, JSON.stringify(views))
    } catch {
      // A full disk, or a browser that keeps nothing: they live as long as the page.
    }
  }

  return {
    list,
    keep(name, at) {
      const said = name.trim().slice(0, LONGEST_NAME)
      const view = { name: said, search: searchOf(at) }
      const known = list.value.some((each) => each.name === said)
      if (said === '' || (!known && list.value.length >= MOST_VIEWS)) return false
      write(known ? list.value.map((each) => (each.name === said ? view : each)) : [...list.value, view])
      return true
    },
    drop: (name) => write(list.value.filter((each) => each.name !== name)),
  }
}

function read(key: string): View[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(found) ? found.filter(isView).slice(0, MOST_VIEWS) : []
  } catch {
    return []
  }
}

function isView(found: unknown): found is View {
  const { name, search } = Object(found) as Partial<View>
  return typeof name === 'string' && typeof search === 'string'
}
