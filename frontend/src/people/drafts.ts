/**
 * What was typed and not sent yet: the form of a step, a note, a new case, a new account, whatever a room asks for. Closing a form by
 * mistake, looking at something else, a refusal, a reload or a power cut must cost nobody their words.
 *
 * A screen writes into the copy held here; each change goes to this device's store, and only what has arrived there
 * is called kept. What happens when its writer goes is `@/ui/kept`'s rule.
 */
import { computed, onScopeDispose, reactive, watch, type ComputedRef } from 'vue'

import type { Uuid } from '@/api/types'
import { allWords, dropWords, forgetWords, keepWords, readWords } from '@/ui/kept'

import { beforeLeaving } from './leaving'

/** A pause in typing this long; short enough to lose a word at most. */
const PAUSE_MS = 300

/** `writing`: on its way to the disk. `failed`: it lives in this page alone. */
export type Keeping = 'none' | 'writing' | 'kept' | 'failed'

interface Draft {
  words: unknown
  keeping: Keeping
}

const drafts = reactive(new Map<string, Draft>())
const pauses = new Map<string, ReturnType<typeof setTimeout>>()
let writer: Uuid | null = null

/** The draft under a key, as it was left, or a blank one. What is written into it is kept by `useDraft`. */
function held(key: string, blank: () => unknown): Draft {
  if (!drafts.has(key)) drafts.set(key, { words: blank(), keeping: 'none' })
  // Read back, so that what the screen writes goes into the copy held here.
  return drafts.get(key) as Draft
}

/** Where nobody has typed anything, a form that is opened again shows what there is now, and not what there was. */
function beginAnew(key: string): void {
  if (writer !== null && keepingOf(key) === 'none') drafts.delete(key)
}

export interface OpenDraft<T> {
  words: ComputedRef<T>
  keeping: ComputedRef<Keeping>
  /** Sent, or given up. */
  drop(): void
}

/**
 * The draft under a key, kept at every change for as long as the screen that shows it is open; `worth` says whether
 * there is something to keep, where the form fills in a part of itself or everything may be taken out again. `typed`
 * runs at each change that somebody makes here to what is worth keeping.
 */
export function useDraft<T>(
  key: () => string,
  blank: () => T,
  worth: (words: T) => boolean = () => true,
  typed: () => void = () => undefined,
): OpenDraft<T> {
  beginAnew(key())
  const draft = computed(() => held(key(), blank))
  watch(
    () => ({ of: draft.value, words: JSON.stringify(draft.value.words) }),
    (now, before) => {
      // Another draft came into view, this one was sent, or what was kept came back: nobody has typed.
      if (now.of !== before.of || now.words === before.words) return
      if (worth(now.of.words as T)) {
        typed()
        keepSoon(key())
      } else if (now.of.keeping !== 'none') letGo(key())
    },
  )
  return {
    words: computed(() => draft.value.words as T),
    keeping: computed(() => draft.value.keeping),
    drop: () => dropDraft(key()),
  }
}

/** A text that no form of its own holds. */
export function textDraft(key: string): string {
  return (drafts.get(key)?.words as string | undefined) ?? ''
}

export function keepText(key: string, text: string): void {
  if (text === '') return dropDraft(key)
  held(key, () => '').words = text
  keepSoon(key)
}

export function keepingOf(key: string): Keeping {
  return drafts.get(key)?.keeping ?? 'none'
}

/** Whether anything waits to be sent whose key begins so. */
export function hasDraftOf(beginning: string): boolean {
  return [...drafts].some(([key, { keeping }]) => key.startsWith(beginning) && keeping !== 'none')
}

/** How many things were begun and not sent. */
export function unsentCount(): number {
  return [...drafts.values()].filter(({ keeping }) => keeping !== 'none').length
}

export function dropDraft(key: string): void {
  letGo(key)
  drafts.delete(key)
}

/** Nothing in it is worth keeping any more; the screen goes on with it. */
function letGo(key: string): void {
  clearTimeout(pauses.get(key))
  pauses.delete(key)
  const draft = drafts.get(key)
  if (draft !== undefined) draft.keeping = 'none'
  if (writer !== null) void dropWords(writer, key).then(() => tellTabs(key), () => undefined)
}

// -- to the disk and back --------------------------------------------------------------------------------

function keepSoon(key: string): void {
  const draft = drafts.get(key)
  // Where nobody's drafts are kept, on a phone, a form lasts as long as its page.
  if (draft === undefined || writer === null) return
  draft.keeping = 'writing'
  clearTimeout(pauses.get(key))
  pauses.set(
    key,
    setTimeout(() => void write(key), PAUSE_MS),
  )
}

async function write(key: string): Promise<void> {
  clearTimeout(pauses.get(key))
  pauses.delete(key)
  const draft = drafts.get(key)
  if (draft === undefined) return
  const arrived = await (writer === null ? Promise.reject() : keepWords(writer, key, draft.words)).then(
    () => true,
    () => false,
  )
  // Typed on meanwhile, emptied or sent: then this is not what it looks like any more.
  if (drafts.get(key) === draft && draft.keeping === 'writing' && !pauses.has(key)) draft.keeping = arrived ? 'kept' : 'failed'
  if (arrived) tellTabs(key)
  if (!drafts.has(key) && writer !== null) await dropWords(writer, key).catch(() => undefined)
}

// -- from tab to tab -------------------------------------------------------------------------------------

/** Two tabs of one person show one draft: without a word between them the later writer would undo the other's. */
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('pingan_drafts')
tabs?.addEventListener('message', ({ data }: MessageEvent<{ account: Uuid; key: string }>) => void follow(data))

function tellTabs(key: string): void {
  if (writer !== null) tabs?.postMessage({ account: writer, key })
}

/** Another tab has written or dropped a draft. What is being typed here is newer, and will be told in its turn. */
async function follow({ account, key }: { account: Uuid; key: string }): Promise<void> {
  if (account !== writer || keepingOf(key) === 'writing') return
  const words = await readWords<unknown>(account, key).catch(() => undefined)
  if (account !== writer || keepingOf(key) === 'writing') return
  // A draft of its own, so that nobody seems to have typed it here.
  if (words === undefined) drafts.delete(key)
  else drafts.set(key, { words, keeping: 'kept' })
}

/** Writes what still waits for a pause; for the moment a page goes. */
export async function writeAll(): Promise<void> {
  await Promise.all([...pauses.keys()].map(write))
}

/** Reads what this person has kept here; typing may begin before it has come. */
export async function openDrafts(account: Uuid): Promise<void> {
  drafts.clear()
  writer = account
  const found = await allWords(account).catch(() => new Map<string, unknown>())
  if (writer !== account) return
  for (const [key, words] of found) {
    const draft = drafts.get(key)
    // What is being typed now is newer.
    if (draft !== undefined && draft.keeping !== 'none') continue
    drafts.set(key, { words: unwrapped(words), keeping: 'kept' })
  }
}

/** The last release kept what a form holds inside a word of its kind. */
function unwrapped(words: unknown): unknown {
  const { kind, draft, field, text } = Object(words) as { kind?: string; draft?: unknown; field?: string; text?: string }
  if (kind === 'text') return { [field ?? 'text']: text }
  return kind === undefined ? words : draft
}

/** The writer signs out, or another person is here: their words go from the page and from the device. */
export async function forgetDrafts(): Promise<void> {
  const gone = writer
  pauses.forEach((pause) => clearTimeout(pause))
  pauses.clear()
  drafts.clear()
  writer = null
  if (gone !== null) await forgetWords(gone)
}

/**
 * For as long as the face is open, from when its person is known: whatever page of it is shown, and while one makes
 * room for another.
 */
export function useDraftsOf(account: () => Uuid | undefined): void {
  watch(account, (now) => void (now !== undefined && now !== writer && openDrafts(now)), { immediate: true })
  const hide = (): void => {
    if (document.visibilityState === 'hidden') void writeAll()
  }
  const go = (): void => void writeAll()
  document.addEventListener('visibilitychange', hide)
  addEventListener('pagehide', go)
  // What is still being typed must not be written after its writer has gone, or after somebody else has come.
  const stay = beforeLeaving((why) => (why === 'signed_out' || why === 'another' ? forgetDrafts() : writeAll()))
  onScopeDispose(() => {
    stay()
    document.removeEventListener('visibilitychange', hide)
    removeEventListener('pagehide', go)
    go()
  })
}
