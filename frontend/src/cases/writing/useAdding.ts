/** A form of something that is put beside what there is: what others have put there meanwhile stands beside one's own. */
import { computed, type ComputedRef } from 'vue'

import type { Framed } from './useAmending'
import type { TwoText } from './twoText'
import type { Written } from './useLease'
import { useWriting } from './useWriting'

export interface Added<D> extends Written {
  blank: () => D
  /** What there is already, each in the reader's words. */
  there: () => readonly string[]
  mine: (draft: D) => string
}

export interface Adding<D> {
  draft: ComputedRef<D>
  writing: Framed
  drop: () => void
}

export function useAdding<D extends object>({ blank, there, mine, ...written }: Added<D>): Adding<D> {
  const untouched = JSON.stringify(blank())
  const { words: draft, keeping, drop, lease } = useWriting<D>(written, blank, (said) => JSON.stringify(said) !== untouched)
  const before = new Set(there())
  const texts = computed<readonly TwoText[]>(() => {
    const own = mine(draft.value)
    // What one has just sent oneself, and whose answer is still to come, is no second text.
    const theirs = there().filter((one) => !before.has(one) && one !== own)
    return theirs.length === 0 ? [] : [{ name: 'added', label: '', theirs: theirs.join('\n'), mine: own }]
  })
  return { draft, writing: { keeping, lease, texts }, drop }
}
