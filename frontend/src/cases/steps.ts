/**
 * The steps a desk can take, filled by rooms: the letter of each, whether it is urged, the form that asks for what it
 * needs. A step no room has brought still gets its button and a text field for every word the server asks for.
 */
import type { Component } from 'vue'

import type { Action, AllowedAction, CaseOut } from '@/api/types'

import { blankOf, bodyOf, fieldsOf, isBegun, wordsOf, type Draft, type Field } from './forms/fields'
import FieldsForm from './forms/FieldsForm.vue'

/** A body that can be sent, or the names of what is still missing. */
export type Filled<B> = { body: B; missing: null } | { body: null; missing: string[] }

/** What a step asks for on screen. `D` is what is typed into it, kept as the draft of the step. */
export interface StepForm<D extends object = object> {
  /** Drawn with the draft as its model, `step`, `fields`, `current`, `entries`, `missing`, `reasons` and `hint`. */
  component: Component
  /** What a form that is drawn from data asks for. */
  fields?: readonly Field[]
  width: number
  blank(now: number): D
  body(draft: D): Filled<object>
  /** The words typed so far, to be saved when the step itself is no longer possible. */
  words(draft: D): string
  /** What others have written between two copies of the case that this form is about, too, and no line tells. */
  written?(before: CaseOut, after: CaseOut): readonly string[]
  /** Whether anybody has begun to fill it in, where a form may do so by itself. */
  begun?(draft: D): boolean
}

/** Steps that are looked for together: what a case says wrongly, and words from above. */
export type StepGroup = 'correct' | 'oversee'

export interface StepPart {
  /** The letter on the keyboard, in its group where it has one. Where two steps share one, no case ever offers both. */
  key: string
  group?: StepGroup
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

/** The letters that lead to a group; none of them is a step's. */
export const GROUP_KEYS: Readonly<Record<StepGroup, string>> = { correct: 'q', oversee: 'i' }

/** What is pressed for a step, one letter after the other. */
export function keyOfStep(action: Action): string | undefined {
  const part = known.get(action)
  if (part === undefined) return undefined
  return part.group === undefined ? part.key : `${GROUP_KEYS[part.group]} ${part.key}`
}

/** The steps behind each single letter. */
export function stepsByKey(): Map<string, Action[]> {
  const found = new Map<string, Action[]>()
  for (const [action, { key, group }] of known) if (group === undefined) found.set(key, [...(found.get(key) ?? []), action])
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
  const own = known.get(action)?.form
  if (own !== undefined) return own
  const fields = fieldsOf(action, needs)
  return fields.length > 0 ? fieldsForm(fields) : null
}

/** A form drawn from its fields, whatever their names. */
function fieldsForm(fields: readonly Field[]): StepForm<Draft> {
  return {
    component: FieldsForm,
    fields,
    width: fields.some(({ kind }) => kind === 'pick') ? 620 : 520,
    blank: () => blankOf(fields),
    body: (draft) => bodyOf(fields, draft),
    words: (draft) => wordsOf(fields, draft),
    begun: (draft) => isBegun(fields, draft),
  }
}
