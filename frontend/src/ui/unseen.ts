/**
 * What is told only once and has not been put away: that somebody asked for it here, never what it says. Its answer may get
 * lost, or the page may go with it; then whoever asked is told that it has to be made anew.
 */
import type { Uuid } from '@/api/types'

const STORE = 'pingan_unseen'
type Open = Record<string, unknown>

/** For a browser that writes nothing down: as long as the page. */
let held: Open = {}

function read(): Open {
  try {
    return (JSON.parse(localStorage.getItem(STORE) ?? '{}') as Open | null) ?? {}
  } catch {
    return held
  }
}

function keep(open: Open): void {
  held = open
  try {
    localStorage.setItem(STORE, JSON.stringify(open))
  } catch {
    // What is held serves this page.
  }
}

const nameOf = (account: Uuid, what: string): string => `${account}/${what}`

/** To be called before it is asked for: should the page die now, it is known that it was. */
export function expectOnce(account: Uuid, what: string, note: unknown = true): void {
  keep({ ...read(), [nameOf(account, what)]: note })
}

export function unseen<T>(account: Uuid, what: string): T | null {
  return (read()[nameOf(account, what)] as T | undefined) ?? null
}

/** Its person has it, or knows that it is gone. */
export function putAway(account: Uuid, what: string): void {
  const { [nameOf(account, what)]: _gone, ...left } = read()
  keep(left)
}
