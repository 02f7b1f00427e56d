/** Single-key commands of the desk. They rest while somebody types or has a dialog open. */
import { onScopeDispose } from 'vue'

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

/** The command a key press asks for, or null. `Escape` also works out of a field, to leave it. */
export function commandOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key !== 'Escape' && takesText(event.target)) return null
  return event.key.length === 1 ? event.key.toLowerCase() : event.key
}

/** `resting` is asked at every press: true while a dialog has the keyboard. */
export function useKeys(table: KeyTable, resting: () => boolean): void {
  function press(event: KeyboardEvent): void {
    if (resting()) return
    const run = table[commandOf(event) ?? '']
    if (run === undefined) return
    // Or the letter would land in the field the command has just focused.
    event.preventDefault()
    run()
  }
  addEventListener('keydown', press)
  onScopeDispose(() => removeEventListener('keydown', press))
}
