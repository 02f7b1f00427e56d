/**
 * How the page is drawn for whoever looks at it: 大字 raises the base size, 强光 takes the soft colours away. Kept on this
 * phone by account, since two workers with different eyes may share one; nobody else hears of it.
 */
import { reactive, watch } from 'vue'

import type { Uuid } from '@/api/types'

const KEY = 'pingan_sight'
/** What the first releases kept: large type for the phone, whoever held it. */
const KEY_OF_PHONE = 'pingan_large_type'
/** Before anybody has signed in, the page is as whoever was here last wanted it. */
const LAST = 'last'

export interface Sight {
  large: boolean
  sunlight: boolean
}

type Kept = Readonly<Record<string, Sight | undefined>>

function readKept(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Kept
  } catch {
    return {}
  }
}

function ofPhone(): Sight {
  try {
    return { large: localStorage.getItem(KEY_OF_PHONE) === '1', sunlight: false }
  } catch {
    return { large: false, sunlight: false }
  }
}

function sightOf(whose: Uuid): Sight {
  const kept = readKept()
  return kept[whose] ?? kept[LAST] ?? ofPhone()
}

function keep(whose: Uuid, wanted: Sight): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readKept(), [whose]: wanted, [LAST]: wanted }))
  } catch {
    // Then it holds for this page.
  }
}

export const sight = reactive<Sight>(sightOf(LAST))

watch(
  sight,
  ({ large, sunlight }) => {
    document.documentElement.classList.toggle('large-type', large)
    document.documentElement.classList.toggle('sunlight', sunlight)
  },
  { immediate: true, flush: 'sync' },
)

/** Draws the page for this account from now on, and keeps what it chooses. */
export function useSight(whose: () => Uuid | undefined): void {
  watch(
    whose,
    (account) => {
      if (account !== undefined) Object.assign(sight, sightOf(account))
    },
    { immediate: true, flush: 'sync' },
  )
  watch(sight, (wanted) => {
    const account = whose()
    if (account !== undefined) keep(account, { ...wanted })
  })
}
