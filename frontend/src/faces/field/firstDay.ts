/** Who has seen the three cards of the first day, on this phone; they are shown again to whoever asks for them. */
import { ref } from 'vue'

import type { Uuid } from '@/api/types'

const KEY = 'pingan_first_day'

function read(): Uuid[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Uuid[]
  } catch {
    return []
  }
}

/** Where nothing can be kept it holds for the page. */
const seen = ref(new Set<Uuid>(read()))

export function isFirstDay(account: Uuid | undefined): boolean {
  return account !== undefined && !seen.value.has(account)
}

function keep(): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...seen.value]))
  } catch {
    // Then they come again with the next page, and are skipped again.
  }
}

export function cardsSeen(account: Uuid): void {
  seen.value.add(account)
  keep()
}

export function showCardsAgain(account: Uuid): void {
  seen.value.delete(account)
  keep()
}
