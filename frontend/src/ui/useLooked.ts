/** What is looked at behind a figure: nothing until it is picked, and nothing of what was asked before. */
import { nextTick, shallowRef, watch, type ShallowRef } from 'vue'

export interface Looked<T> {
  looked: Readonly<ShallowRef<T | null>>
  look: (at: T) => void
  close: () => Promise<void>
}

export function useLooked<T>(asked: () => unknown): Looked<T> {
  const looked = shallowRef<T | null>(null)
  watch(asked, () => (looked.value = null))

  /** What was pressed to see it gets the focus back when it is closed. */
  let pressed: Element | null = null
  function look(at: T): void {
    pressed = document.activeElement
    looked.value = at
  }
  async function close(): Promise<void> {
    looked.value = null
    await nextTick()
    if (pressed instanceof HTMLElement) pressed.focus()
  }

  return { looked, look, close }
}
