/** A form of something that others may write meanwhile: what nobody touched here is theirs, and the rest stands side by side. */
import { computed, watch, type ComputedRef } from 'vue'

import { plain } from '@/ui/plain'

import { goOnFrom, writtenByBoth } from './both'
import { useDraft, type OpenDraft } from './drafts'
import type { TwoText } from './twoText'
import type { OpenLease, Written } from './useLease'
import { useWriting } from './useWriting'

/** Tells one state of what is written from another; null where there is nothing yet. */
export type Version = number | string | null

/** What a form shows of its writing beside its fields. */
export interface Framed {
  keeping: OpenDraft<unknown>['keeping']
  /** Who else writes it; none for what is no form of a case. */
  lease?: OpenLease
  texts: ComputedRef<readonly TwoText[]>
  /** Theirs in place of one's own; none where it cannot be had. */
  take?: (name: string) => void
}

/** What is written, and as what it stood when that was begun. */
interface Begun<D> {
  seen: Version
  before: D
  said: D
}

interface Stands<D> {
  version: () => Version
  /** What there is now, as it would be written here. */
  now: () => D
  label: (name: keyof D & string) => string
  /** In the reader's words; as it is written where it is a text. */
  told?: (name: keyof D & string, of: D) => string | undefined
}

export interface Amended<D> extends Written, Stands<D> {}

export interface Amending<D> {
  draft: ComputedRef<D>
  writing: Framed
  drop: () => void
  /** The version that is decided on: with both texts before one's eyes it is the newer. */
  decided: () => Version
}

const plainly = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** A form of a case. */
export function useAmending<D extends object>({ version, now, label, told, ...written }: Amended<D>): Amending<D> {
  const { lease, ...open } = useWriting<Begun<D>>(written, beginning(version, now), isTouched)
  return amending(open, { version, now, label, told }, lease)
}

/** A form of a page, under a key of its own: nobody is told that one writes it. */
export function useAmendingPage<D extends object>(key: () => string, { version, now, label, told }: Stands<D>): Amending<D> {
  return amending(useDraft<Begun<D>>(key, beginning(version, now), isTouched), { version, now, label, told })
}

const beginning =
  <D>(version: () => Version, now: () => D) =>
  // Copies: what is written must not be written into what it is compared with.
  (): Begun<D> => ({ seen: version(), before: plain(now()), said: plain(now()) })
const isTouched = ({ before, said }: Begun<unknown>): boolean => JSON.stringify(said) !== JSON.stringify(before)

function amending<D extends object>({ words, keeping, drop }: OpenDraft<Begun<D>>, { version, now, label, told }: Stands<D>, lease?: OpenLease): Amending<D> {
  const draft = computed(() => words.value.said)
  const both = computed(() =>
    version() === words.value.seen ? [] : (writtenByBoth(words.value.before, now(), draft.value) as (keyof D & string)[]),
  )
  const goOn = (): void => void Object.assign(words.value, { seen: version(), before: plain(now()) })

  watch(
    version,
    (is) => {
      if (is === words.value.seen) return
      goOnFrom(words.value.before, now(), draft.value)
      if (both.value.length === 0) goOn()
    },
    { immediate: true },
  )

  const texts = computed<readonly TwoText[]>(() => {
    const theirs = now()
    const say = (name: keyof D & string, of: D): string => told?.(name, of) ?? plainly(of[name])
    return both.value.map((name) => ({ name, label: label(name), theirs: say(name, theirs), mine: say(name, draft.value) }))
  })
  const take = (name: string): void => void Object.assign(draft.value, { [name]: now()[name as keyof D] })

  function decided(): Version {
    if (both.value.length > 0) goOn()
    return words.value.seen
  }

  return { draft, writing: { keeping, texts, take, ...(lease && { lease }) }, drop, decided }
}
