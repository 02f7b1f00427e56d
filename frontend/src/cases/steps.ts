/**
 * The steps a desk can take, filled by rooms: the letter of each, whether it is urged, the form that asks for what it
 * needs. A step no room has brought still gets its button and a text field for every word the server asks for.
 */
import type { Component } from 'vue'

import type { Action, AllowedAction, CaseOut } from '@/api/types'

import TextForm from './TextForm.vue'

/** A body that can be sent, or the names of what is still missing. */
export type Filled<B> = { body: B; missing: null } | { body: null; missing: string[] }

/** What a step asks for on screen. `D` is what is typed into it, kept as the draft of the step. */
export interface StepForm<D extends object = object> {
  /** Drawn with the draft as its model, `current`, `missing` and `hint`. */
  component: Component
  width: number
  blank(now: number): D
  body(draft: D): Filled<object>
  /** The words typed so far, to be saved when the step itself is no longer possible. */
  words(draft: D): string
  /** Whether anybody has begun to fill it in, where a form may do so by itself. */
  begun?(draft: D): boolean
}

export interface StepPart {
  /** The letter on the keyboard. Where two steps share one, no case ever offers both. */
  key: string
  /** Where it stands among the steps a desk can take; none for those of other hands. */
  place?: number
  /** It gives the case away or ends it without result: offered, not urged. */
  secondary?: boolean
  form?: StepForm
  /** What its words of `taken` name. */
  told?(fresh: CaseOut): Record<string, unknown>
}

const known = new Map<Action, StepPart>()

export function registerSteps(parts: Readonly<Record<Action, StepPart>>): void {
  for (const [action, part] of Object.entries(parts)) {
    if (known.has(action)) throw new Error(`Two rooms bring the step ${action}.`)
    known.set(action, part)
  }
}

/** For tests, which bring steps of their own. */
export function forgetSteps(...actions: Action[]): void {
  actions.forEach((action) => known.delete(action))
}

export function stepPart(action: Action): StepPart | undefined {
  return known.get(action)
}

export function keyOfStep(action: Action): string | undefined {
  return known.get(action)?.key
}

/** The steps behind each letter. */
export function stepsByKey(): Map<string, Action[]> {
  const found = new Map<string, Action[]>()
  for (const [action, { key }] of known) found.set(key, [...(found.get(key) ?? []), action])
  return found
}

/** The steps of a desk, in the order of the work. */
export function deskSteps(): Action[] {
  return [...known]
    .flatMap(([action, { place }]) => (place === undefined ? [] : [{ action, place }]))
    .sort((one, other) => one.place - other.place)
    .map(({ action }) => action)
}

/** The form of a step; null where it needs no words. */
export function formOf({ action, needs }: AllowedAction): StepForm | null {
  return known.get(action)?.form ?? (needs.length > 0 ? textForm(needs) : null)
}

/** A text for each field that the server names, whatever its name. */
function textForm(needs: readonly string[]): StepForm<Record<string, string>> {
  const trimmed = (draft: Record<string, string>): [string, string][] => needs.map((name) => [name, (draft[name] ?? '').trim()])
  const words = (draft: Record<string, string>): string =>
    trimmed(draft)
      .map(([, text]) => text)
      .filter(Boolean)
      .join('\n')
  return {
    component: TextForm,
    width: 520,
    blank: () => Object.fromEntries(needs.map((name) => [name, ''])),
    body(draft) {
      const missing = trimmed(draft).flatMap(([name, text]) => (text === '' ? [name] : []))
      return missing.length > 0 ? { body: null, missing } : { body: Object.fromEntries(trimmed(draft)), missing: null }
    },
    words,
    begun: (draft) => words(draft) !== '',
  }
}
