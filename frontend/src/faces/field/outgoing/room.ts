/** How much room the browser still has for this phone's outbox. */

/** From here on the worker is warned, and from there on no photo is taken in any more: words come first. */
const FILLING = 0.7
const FULL = 0.8

/** The share in use; null where the browser does not say. */
export async function shareUsed(): Promise<number | null> {
  const { storage } = navigator as { storage?: Partial<StorageManager> }
  try {
    const { usage, quota } = (await storage?.estimate?.()) ?? {}
    return usage === undefined || !quota ? null : usage / quota
  } catch {
    return null
  }
}

export const isFilling = (share: number | null): boolean => share !== null && share >= FILLING

export async function mayTakePhoto(): Promise<boolean> {
  const share = await shareUsed()
  return share === null || share < FULL
}

let asked = false

/** A browser that is short of room throws away what it was not asked to keep. Once a page, and never in the way. */
export function askToStay(): void {
  if (asked) return
  asked = true
  const { storage } = navigator as { storage?: Partial<StorageManager> }
  void storage?.persist?.().catch(() => undefined)
}
