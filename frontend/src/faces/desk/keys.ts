/**
 * The keyboard of the desk: single keys, `Shift+` with a letter, and two in a row (`g a`). They rest while somebody types
 * or has a dialog open.
 */
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export type KeyTable = Readonly<Record<string, () => void>>

/** Where letters are text. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return true
  }
  const buttons = ['button', 'checkbox', 'radio', 'submit', 'reset']
  return target instanceof HTMLInputElement && !buttons.includes(target.type)
}

/** Pressed on the way to another key. */
const HELD = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/** The command a key press asks for, or null. `Escape` also works out of a field, to leave it. */
export function commandOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || HELD.has(event.key)) return null
  if (event.key !== 'Escape' && takesText(event.target)) return null
  if (event.key.length > 1) return event.key
  // A sign is where a keyboard has it, with Shift or without.
  const letter = event.key.toLowerCase()
  return event.shiftKey && letter !== event.key.toUpperCase() ? `Shift+${event.key.toUpperCase()}` : letter
}

/** Whoever has not pressed the second of two keys by then meant something else. */
const SECOND_MS = 2_500

/**
 * `resting` is asked at every press: true while a dialog has the keyboard. The answer is the first of two keys, while
 * the second is waited for.
 */
export function useKeys(table: KeyTable, resting: () => boolean): Readonly<Ref<string>> {
  const begun = ref('')
  const beginnings = new Set(Object.keys(table).flatMap((keys) => (keys.includes(' ') ? [keys.split(' ')[0]] : [])))
  let wait: ReturnType<typeof setTimeout> | undefined

  function begin(key: string): void {
    begun.value = key
    clearTimeout(wait)
    if (key !== '') wait = setTimeout(() => (begun.value = ''), SECOND_MS)
  }

  function press(event: KeyboardEvent): void {
    if (resting()) return begin('')
    const command = commandOf(event)
    if (command === null) return
    const first = begun.value
    begin('')
    if (first === '' && beginnings.has(command)) begin(command)
    else {
      const run = table[first === '' ? command : `${first} ${command}`]
      if (run === undefined) return
      run()
    }
    // Or the letter would land in the field the command has just focused.
    event.preventDefault()
  }
  addEventListener('keydown', press)
  onScopeDispose(() => {
    removeEventListener('keydown', press)
    clearTimeout(wait)
  })
  return readonly(begun)
}
