/** A form of something that others may correct meanwhile: what nobody touched here is theirs, and the rest stands side by side. */
import { computed, watch } from 'vue'

import type { CaseOut } from '@/api/types'
import { useWriting } from '@/cases/writing/useWriting'

interface Begun<K, D> {
  /** As which it was seen when this was begun; null for a new one. */
  seen: K | null
  said: D
}

export interface Amended<K, D> {
  current: () => CaseOut
  what: () => string
  known: () => K | null
  blank: () => D
  draftOf: (known: K) => D
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What both have written otherwise than it was; what only they have is taken over. */
export function goOn<D extends object>(before: D, theirs: D, said: D): (keyof D & string)[] {
  const changed = (Object.keys(theirs) as (keyof D & string)[]).filter((name) => !same(before[name], theirs[name]))
  for (const name of changed) if (same(before[name], said[name])) said[name] = theirs[name]
  return changed.filter((name) => !same(theirs[name], said[name]))
}

export function useAmending<K extends { version: number }, D extends object>({ current, what, known, blank, draftOf }: Amended<K, D>) {
  const begin = (): Begun<K, D> => {
    const seen = known()
    return { seen, said: seen === null ? blank() : draftOf(seen) }
  }
  const untouched = JSON.stringify(begin().said)
  const { words, keeping, drop, lease } = useWriting<Begun<K, D>>({ current, what }, begin, ({ said }) => JSON.stringify(said) !== untouched)
  const draft = computed(() => words.value.said)

  const both = computed<(keyof D & string)[]>(() => {
    const { seen, said } = words.value
    const now = known()
    if (seen === null || now === null || seen.version === now.version) return []
    return goOn(draftOf(seen), draftOf(now), { ...said })
  })
  watch(
    () => known()?.version,
    () => {
      const { seen, said } = words.value
      const now = known()
      if (seen === null || now === null || seen.version === now.version) return
      if (goOn(draftOf(seen), draftOf(now), said).length === 0) words.value.seen = now
    },
    { immediate: true },
  )

  function take(name: string): void {
    const now = known()
    if (now !== null) Object.assign(draft.value, { [name]: draftOf(now)[name as keyof D] })
  }

  /** The version that is decided on: with both texts before one's eyes it is the newer. */
  function decided(): number | null {
    if (both.value.length > 0) words.value.seen = known()
    return words.value.seen?.version ?? null
  }

  return { draft, keeping, drop, lease, both, take, decided }
}
