/** Whose tab this is: kept for as long as the tab, so that it does not become somebody else's by being loaded anew. */
import type { Uuid } from '@/api/types'

const KEY = 'pingan_tab'

/** The account this tab was last opened for; null for a fresh one, and after signing out in it. */
export function ownerOfTab(): Uuid | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function ownTab(account: Uuid | null): void {
  try {
    if (account === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, account)
  } catch {
    // Such a tab follows whoever is signed in.
  }
}
