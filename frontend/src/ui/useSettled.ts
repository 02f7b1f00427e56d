import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'

/** What is typed, as it was when its writer last paused for so long; at once where there is nothing any more. */
export function useSettled<T>(typed: MaybeRefOrGetter<T | null>, ms: number): Readonly<Ref<T | null>> {
  const settled = shallowRef<T | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => toValue(typed),
    (now) => {
      clearTimeout(timer)
      if (now === null) settled.value = null
      else timer = setTimeout(() => (settled.value = now), ms)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return settled
}
