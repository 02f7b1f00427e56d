/**
 * A page is one person's from its first line to its last. When that person goes, the page goes too: it is
 * covered at once and loaded anew, and with it dies whatever it held, in whatever module, list or timer.
 */
import { fallSilent } from '@/api/client'

import './leaving.css'

/**
 * By one's own hand; the session ended elsewhere or by date; it ended after a change of the password of which nothing was
 * heard; somebody else came; another post of the same person.
 */
export type Why = 'signed_out' | 'ended' | 'unsure' | 'another' | 'post'
type Saver = (why: Why) => unknown

const WHY = 'pingan_left'
/** Savers write to this device. One that has not come back by then would keep the next person waiting. */
const SAVE_MS = 1_000

/** The browser's part, to be replaced in tests. */
export const browser = {
  silence: fallSilent,
  reload: (): void => location.reload(),
  open: (path: string): void => location.replace(path),
}

const savers = new Set<Saver>()
let left = false

/** Before the page goes, `save` may still write to this device what was typed; no request goes out any more. */
export function beforeLeaving(save: Saver): () => void {
  savers.add(save)
  return () => savers.delete(save)
}

/** Covers the page now and opens it anew. Only the first reason counts. */
export async function leave(why: Why): Promise<void> {
  if (left) return
  left = true
  cover()
  // A title may name a case.
  document.title = '平安网格 PingAn Grid'
  browser.silence()
  remember(why)
  await Promise.race([
    Promise.allSettled([...savers].map(async (save) => save(why))),
    new Promise((resolve) => setTimeout(resolve, SAVE_MS)),
  ])
  // Words are safe by now, and nobody who has left is asked whether they mean it.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true })
  // The address says which case was open: that is for the same person only.
  if (why === 'signed_out' || why === 'another') browser.open(faceOf(location.pathname))
  else browser.reload()
}

/** `/desk/` of `/desk/anything`. */
function faceOf(path: string): string {
  return /^\/[^/]+\//.exec(path)?.[0] ?? '/'
}

/** Nothing of the page is to be seen, also not of what its libraries still add to it. */
export function cover(): void {
  document.documentElement.classList.add('left')
}

export function uncover(): void {
  if (!left) document.documentElement.classList.remove('left')
}

/** Why the page before this one went, for the door to say; asked once. */
export function whyLeft(): Why | null {
  try {
    const why = sessionStorage.getItem(WHY)
    sessionStorage.removeItem(WHY)
    return why as Why | null
  } catch {
    return null
  }
}

function remember(why: Why): void {
  try {
    sessionStorage.setItem(WHY, why)
  } catch {
    // The door opens all the same, without a word.
  }
}
