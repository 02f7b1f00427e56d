/** The case that takes up anew what another had come to an end with: which it is, and the way there. */
import { computed, nextTick, type ComputedRef } from 'vue'

import type { CaseOut } from '@/api/types'
import { useCaseLinks } from '@/cases/caseLinks'

type Linked = CaseOut['links'][number]

/** The open one; what has ended, too, is told among the case's links. */
export const takenUpAs = ({ links }: CaseOut): Linked | null =>
  links.find(({ kind, of, state }) => kind === 'anew_of' && of === 'target' && state !== 'closed') ?? null

export function useAnew(current: () => CaseOut): { takenUp: ComputedRef<Linked | null>; lead: () => Promise<void> } {
  const links = useCaseLinks()
  const takenUp = computed(() => takenUpAs(current()))

  /** To the case that was just made: the answer of the write told of it. */
  async function lead(): Promise<void> {
    await nextTick()
    if (takenUp.value !== null) links?.open(takenUp.value.id)
  }

  return { takenUp, lead }
}
