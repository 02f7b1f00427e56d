/** A form of a case while somebody writes it: its words, kept on this device, and who else writes the same. */
import { formKey, useDraft, type OpenDraft } from './drafts'
import { useLease, type OpenLease, type Written } from './useLease'

export interface Writing<T> extends OpenDraft<T> {
  lease: OpenLease
}

/** `blank` and `worth` as `useDraft` has them. */
export function useWriting<T>(form: Written, blank: () => T, worth?: (words: T) => boolean): Writing<T> {
  const lease = useLease(form)
  const key = (): string => formKey(form.current().id, form.part === undefined ? form.what() : `${form.what()}.${form.part()}`)
  const draft = useDraft(key, blank, worth, lease.stir)
  return { ...draft, lease }
}
