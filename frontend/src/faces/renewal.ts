/**
 * After an update the files an open page would load next are gone, and a tap that needs one would do nothing.
 * The page then opens anew, at the address asked for; where the way is closed instead, it says so and stays until it is open.
 */
import { reachServer } from '@/api/client'
import { serverNow } from '@/api/clock'

/** A page that was opened anew this recently and still lacks its files would go round for ever. */
const ONCE_IN_MS = 60_000
const KEY = 'pingan_renewed'
const AGAIN_MS = 10_000

const savers = new Set<() => unknown>()
const menders = new Set<() => unknown>()

/** Runs before a page opens anew: what was typed is written down, the address asked for is taken. */
export function beforeRenewal(save: () => unknown): void {
  savers.add(save)
}

/** Runs when files of the page are missing, after everything is saved: what keeps files must not give them again. */
export function whenFilesAreMissing(mend: () => unknown): void {
  menders.add(mend)
}

/** What is saved before this page opens anew. One that cannot save does not keep the others. */
export async function saveForRenewal(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()))
}

/** Listens for parts of the page that cannot be loaded. `failed`: they cannot be had now, and why is not known. */
export function renewStalePages(failed: () => void): void {
  addEventListener('vite:preloadError', () => void renew(failed))
}

let busy = false

export async function renew(failed: () => void, reload = (): void => location.reload()): Promise<void> {
  if (busy) return
  busy = true
  const reached = await reachServer()
  // Asked first: a page just opened has only the phone's clock, and what was written down is the server's time.
  if (reached && !renewedLately() && remembers()) {
    await saveForRenewal()
    await Promise.allSettled([...menders].map((mend) => mend()))
    reload()
  } else {
    failed()
    // Who keeps the page's files at hand brings what is asked for at the next tap.
    if (!reached && menders.size === 0) renewOnceReached(failed, reload)
  }
  busy = false
}

let waiting: ReturnType<typeof setInterval> | undefined

/** A part that could not be brought leaves a hole, which another tap does not fill: the page opens anew when it can. */
function renewOnceReached(failed: () => void, reload: () => void): void {
  waiting ??= setInterval(() => void tryAgain(failed, reload), AGAIN_MS)
}

async function tryAgain(failed: () => void, reload: () => void): Promise<void> {
  if (isWriting() || !(await reachServer())) return
  clearInterval(waiting)
  waiting = undefined
  await renew(failed, reload)
}

/** Nobody is taken away from a word half written. */
function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]') ?? false
}

function renewedLately(): boolean {
  try {
    return serverNow() - Number(sessionStorage.getItem(KEY) ?? 0) < ONCE_IN_MS
  } catch {
    return false
  }
}

/** Where it cannot be remembered, opening anew could go on for ever. */
function remembers(): boolean {
  try {
    sessionStorage.setItem(KEY, String(serverNow()))
    return true
  } catch {
    return false
  }
}
