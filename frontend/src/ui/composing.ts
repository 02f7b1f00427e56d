/**
 * Keys that belong to an input method. Esc that takes back half a pinyin, Enter that accepts it, the letters
 * between: the browser reports them as key presses, and whoever listens would close a dialog over the words.
 */

/** `keyCode` of every key an input method has taken; Safari ends the composition *before* the key that ended it. */
const TAKEN = 229

export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === TAKEN
}

function hold(event: KeyboardEvent): void {
  if (isComposing(event)) event.stopImmediatePropagation()
}

/**
 * Keeps such keys from every listener of the page, those of libraries included, which do not ask.
 * The input method itself is not disturbed: nothing is prevented. Install it before anything else listens.
 */
export function guardComposing(): () => void {
  addEventListener('keydown', hold, true)
  return () => removeEventListener('keydown', hold, true)
}
