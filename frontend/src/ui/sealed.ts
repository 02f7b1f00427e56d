/**
 * Whose sealed copies this device holds (the phone's, for work without a network), and how they go. Every face knows
 * this much: whoever signs in next, on whatever page, must not find them.
 */

export const SEALED = 'pingan-sealed'
/** The county's ground beside them (`territory/phoneGround.ts`): no secret, and still the office's. */
export const GROUND = 'pingan-ground'
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
  await Promise.all([SEALED, GROUND].map(remove))
}

function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase(name)
    gone.onsuccess = gone.onerror = () => resolve()
  })
}
