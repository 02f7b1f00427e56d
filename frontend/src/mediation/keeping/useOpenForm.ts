/** Which of the forms on a card is open, and what became of the last one. One at a time: nobody keeps two promises at once. */
import { nextTick, ref, watch, type Ref } from 'vue'

export function useOpenForm(of: () => unknown, section: Readonly<Ref<HTMLElement | null>>) {
  const open = ref<string | null>(null)
  const told = ref('')
  watch(of, () => {
    open.value = null
    told.value = ''
  })

  /** What was pressed has gone with its form: the focus stays on the card. */
  async function done(words: string): Promise<void> {
    open.value = null
    told.value = words
    await nextTick()
    section.value?.focus()
  }

  return { open, told, done }
}
