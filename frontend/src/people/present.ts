/**
 * Who is signed in at this browser, told from tab to tab and from face to face.
 *
 * All tabs share one session, so a sign-in at one changes who acts in every other. The word stays written down:
 * a tab that was asleep when it was spoken reads it on waking.
 */
import type { SessionOut } from '@/api/types'

const KEY = 'pingan_present'
export const NOBODY = ''

/** A person under a post, as one word. */
export function presenceOf({ account, post }: Pick<SessionOut, 'account' | 'post'>): string {
  return `${account.id}/${post.id}`
}

export function sameAccount(one: string, other: string): boolean {
  return one.split('/')[0] === other.split('/')[0]
}

/** What was told last; null where nothing was, or where this browser writes nothing down. */
export function lastTold(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

let channel: BroadcastChannel | undefined
let onTold: (who: string) => void = () => undefined

/** Tells every other tab. Two ways, because each is missing somewhere: a full disk, an older Safari. */
export function tell(who: string): void {
  if (lastTold() === who) return
  try {
    localStorage.setItem(KEY, who)
  } catch {
    // The channel still tells those who are awake.
  }
  channel?.postMessage(who)
}

/** Hears what other tabs tell. The same word may come twice. */
export function whenTold(handler: (who: string) => void): void {
  onTold = handler
  if (channel !== undefined || typeof BroadcastChannel === 'undefined') return
  channel = new BroadcastChannel(KEY)
  channel.onmessage = ({ data }: MessageEvent<string>) => onTold(data)
}

addEventListener('storage', ({ key, newValue }) => {
  // A null key: everything was cleared, which says nothing about the session.
  if (key === KEY && newValue !== null) onTold(newValue)
})
