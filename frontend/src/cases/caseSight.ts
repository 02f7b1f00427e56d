/**
 * A case may go out of its reader's sight while they answer something beside it, and by that very answer. Their form
 * stays until they are done with it, and what came of it is told where the case no longer is.
 */
import { computed, inject, onBeforeUnmount, provide, shallowRef, type ComputedRef, type InjectionKey } from 'vue'

export interface CaseSight {
  gone: () => boolean
  /** A form is open; what it returns says that it is no more. */
  hold(): () => void
  /** Says what was done, for as long as it takes to be read. */
  tell(words: string): void
}

const SIGHT: InjectionKey<CaseSight> = Symbol('case sight')

/** For whoever shows the case: whether it is gone, and nobody writes beside it any more. */
export function provideCaseSight(gone: () => boolean, tell: (words: string) => void): ComputedRef<boolean> {
  const open = shallowRef(0)
  provide(SIGHT, {
    gone,
    tell,
    hold() {
      open.value += 1
      return () => void (open.value -= 1)
    },
  })
  return computed(() => gone() && open.value === 0)
}

/** None where nothing goes out of sight: on a list, say, that holds its rows itself. */
export function useCaseSight(): CaseSight | null {
  return inject(SIGHT, null)
}

/** For a form beside the case: it holds the case's place for as long as it is open. */
export function useHeldSight(): CaseSight | null {
  const sight = useCaseSight()
  const letGo = sight?.hold()
  onBeforeUnmount(() => letGo?.())
  return sight
}
