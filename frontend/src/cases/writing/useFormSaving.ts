/** One press that writes a form down: what is wanting gets the focus, a refusal is told, and nothing typed is lost. */
import { nextTick, provide, ref, shallowRef, type InjectionKey, type Ref } from 'vue'

import type { Filled } from '@/cases/steps'
import { useProblemText } from '@/ui/useProblemText'

interface Writing<W> {
  mutateAsync: (write: W) => Promise<unknown>
  isPending: Readonly<Ref<boolean>>
}

/** Why the last press failed: for the frame, which finds out what became of a press that nobody answered. */
export const FAILED: InjectionKey<Readonly<Ref<unknown>>> = Symbol('what a form failed by')

/** The form as its page knows it: an element, or the part that draws one. A press without a form has none. */
export type FormOnPage = Readonly<Ref<HTMLElement | { $el: HTMLElement } | null>>

function elementOf(form: FormOnPage | undefined): HTMLElement | null {
  const part = form?.value ?? null
  return part !== null && '$el' in part ? part.$el : part
}

export function useFormSaving<W>(write: Writing<W>, form?: FormOnPage, refused: (error: unknown) => void = () => undefined) {
  const problemText = useProblemText()
  const missing = ref<readonly string[]>([])
  const failure = ref('')
  const failed = shallowRef<unknown>()
  provide(FAILED, failed)

  async function save<T>(filled: Filled<T>, as: (body: T) => W): Promise<boolean> {
    failure.value = ''
    failed.value = undefined
    missing.value = filled.missing ?? []
    if (filled.body === null) {
      await nextTick()
      elementOf(form)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return false
    }
    try {
      await write.mutateAsync(as(filled.body))
      return true
    } catch (error) {
      failure.value = problemText(error)
      failed.value = error
      refused(error)
      return false
    }
  }

  return { save, missing, failure, isSaving: write.isPending }
}
