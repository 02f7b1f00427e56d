/**
 * Whose sealed copies this device holds (the phone's, for work without a network), and how they go. Every face knows
 * this much: whoever signs in next, on whatever page, must not find them.
 */

export const SEALED = 'pingan-sealed'
const MARK = 'pingan_sealed'

/** A person under a post; null where nothing is held, or nothing may be read any more. */
export function sealedFor(): string | null {
  try {
    return localStorage.getItem(MARK)
  } catch {
    return null
  }
}

export function markSealed(who: string): void {
  try {
    localStorage.setItem(MARK, who)
  } catch {
    // Without the mark nothing is written, and nothing read.
  }
}

/** All of it goes, with its key, unless it is this person's. The mark goes first: what is left then opens for nobody. */
export async function forgetSealed(unless?: string): Promise<void> {
  const held = sealedFor()
  if (held === null || held === unless) return
  try {
    localStorage.removeItem(MARK)
  } catch {
    // It could not be read either.
  }
  await new Promise<void>((resolve) => {
    const gone = indexedDB.deleteDatabase(SEALED)
    gone.onsuccess = gone.onerror = () => resolve()
  })
}
