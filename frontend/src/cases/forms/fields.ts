/**
 * What a step asks for, field by field: pure data, drawn by each face in its own way. What a field is called stands in
 * the words: `field.ACTION_NAME` or `field.NAME`; of a choice `forms.choice.NAME.CODE`.
 */
import type { Action, CaseOut } from '@/api/types'
import { dayOf, momentOf } from '@/ui/time'

import type { Filled } from '../steps'

/** What is typed and chosen, by field: text, a code, an id, an answer, a place; null or empty where nothing is yet. */
export type Draft = Record<string, unknown>

interface Named {
  name: string
  optional?: true
  /** Asked only where what is filled in already says so. */
  when?(draft: Draft): boolean
}

export interface TextField extends Named {
  kind: 'text'
}
export interface ChoiceField extends Named {
  kind: 'choice'
  of: readonly string[]
  /** The last of them that is no choice any more. */
  beyond?(current: CaseOut): string
}
/** Yes, no, or that nobody could say: null in the body. */
export interface AnswerField extends Named {
  kind: 'answer'
}
export interface DayField extends Named {
  kind: 'day'
  /** The first and the last day there is to choose from; no last one where the server alone knows it. */
  within(current: CaseOut, now: number): { first: string; last?: string }
}
/** A day and a time of it. */
export interface MomentField extends Named {
  kind: 'moment'
}
/** One out of a list, a map or a search. */
export interface PickField extends Named {
  kind: 'pick'
  what: 'worker' | 'organisation' | 'colleague' | 'category' | 'grid' | 'case' | 'place'
}
export type Field = TextField | ChoiceField | AnswerField | DayField | MomentField | PickField

/** What there is to choose from now. */
export function choicesOf({ of, beyond }: ChoiceField, current: CaseOut): readonly string[] {
  return beyond === undefined ? of : of.slice(of.indexOf(beyond(current)) + 1)
}

export const ANSWERS = ['yes', 'no', 'unknown'] as const
/** What can come of calling somebody back. */
export const CALLS = ['told', 'not_reached', 'refused', 'wrong_number'] as const
/** A case lies in the pool for so long at most, then somebody looks at it again. */
const LONGEST_REST_DAYS = 90

const text = (name: string): TextField => ({ kind: 'text', name })
const choice = (name: string, ...of: string[]): ChoiceField => ({ kind: 'choice', name, of })
const answer = (name: string): AnswerField => ({ kind: 'answer', name })
const pick = (what: PickField['what'], name: string): PickField => ({ kind: 'pick', what, name })
const optional = <F extends Field>(field: F): F => ({ ...field, optional: true })

/** What belongs to a department is not sent elsewhere, unless the county says why: asked once such a one is chosen. */
const OVERRIDE: TextField = { ...text('override'), when: ({ override }) => override !== undefined }

const later = ({ close_due }: CaseOut, now: number): { first: string } => ({
  first: dayOf(Math.max(now, Date.parse(close_due)), 1),
})
const withinRest = (_: CaseOut, now: number): { first: string; last: string } => ({
  first: dayOf(now, 1),
  last: dayOf(now, LONGEST_REST_DAYS),
})

const wasTold = ({ call }: Draft): boolean => call === 'told'

const FIELDS: Readonly<Record<Action, readonly Field[]>> = {
  reject: [
    choice('cause', 'not_ours', 'no_matter', 'legal_road', 'handled_elsewhere'),
    {
      ...choice('road', 'conciliation', 'arbitration', 'ruling', 'reconsideration', 'lawsuit', 'petition'),
      when: ({ cause }) => cause === 'legal_road',
    },
    text('reason'),
  ],
  assign: [pick('organisation', 'organisation_id'), optional(text('note')), OVERRIDE],
  dispatch: [pick('worker', 'worker_id'), optional(text('note')), OVERRIDE],
  pass_on: [pick('colleague', 'colleague_id'), optional(text('note'))],
  object: [choice('ground', 'not_my_duty', 'not_my_area', 'not_my_power', 'duplicate'), text('reason')],
  ask_extension: [{ kind: 'day', name: 'until', within: later }, text('reason')],
  ask_suspension: [{ kind: 'day', name: 'review_on', within: withinRest }, text('reason'), text('reply')],
  evaluate: [
    choice('call', ...CALLS),
    ...['responded', 'solved', 'satisfied'].map((name) => ({ ...answer(name), when: wasTold })),
    optional(text('note')),
    { ...optional(text('reopen')), when: ({ call, solved }) => call === 'told' && solved === 'no' },
  ],
  recategorise: [pick('category', 'category'), text('reason')],
  correct_place: [pick('place', 'location'), text('reason')],
  rehome: [pick('grid', 'grid_code'), text('reason')],
  merge: [pick('case', 'into'), text('reason')],
  split: [pick('category', 'category'), text('what')],
  supervise: [
    // A case is supervised more strictly, or not any more.
    { ...choice('level', 'ordinary', 'yellow', 'red'), beyond: ({ supervision }) => supervision },
    choice('failure', 'not_accepted', 'not_handled', 'unlawful', 'other'),
    text('text'),
    optional({ kind: 'moment', name: 'respond_by' }),
  ],
}

/** Whose last words stand over the fields: what the other side said, or what is judged. */
const ANSWERED: Readonly<Record<Action, readonly Action[]>> = {
  uphold: ['object'],
  overrule: ['object'],
  close: ['handle', 'verify'],
  rework: ['handle', 'verify'],
  verify: ['handle'],
  reopen: ['close', 'self_resolve', 'reject', 'evaluate'],
  evaluate: ['close', 'self_resolve', 'reject'],
  resume: ['suspend', 'ask_suspension'],
  unmerge: ['merge'],
  lift_supervision: ['supervise'],
}

/** The fields of a step: those this release knows of it, and a text for whatever else the server asks for. */
export function fieldsOf(action: Action, needs: readonly string[] = []): readonly Field[] {
  const known = FIELDS[action] ?? []
  const more = needs.filter((name) => !known.some((field) => field.name === name))
  return [...known, ...more.map(text)]
}

export const answeredBy = (action: Action): readonly Action[] => ANSWERED[action] ?? []

export function blankOf(fields: readonly Field[]): Draft {
  return Object.fromEntries(fields.filter(({ when }) => when === undefined).map(({ name, kind }) => [name, kind === 'text' ? '' : null]))
}

/** Those that are asked now. */
export function shownFields(fields: readonly Field[], draft: Draft): readonly Field[] {
  return fields.filter(({ when }) => when?.(draft) ?? true)
}

export function bodyOf(fields: readonly Field[], draft: Draft): Filled<object> {
  const said = shownFields(fields, draft).map((field) => ({ field, value: valueOf(field, draft[field.name]) }))
  const missing = said.filter(({ field, value }) => value === undefined && !field.optional).map(({ field }) => field.name)
  if (missing.length > 0) return { body: null, missing }
  const given = said.filter(({ value }) => value !== undefined)
  return { body: Object.fromEntries(given.map(({ field, value }) => [field.name, value])), missing: null }
}

/** What is sent of a field; undefined while it is empty. */
function valueOf({ kind }: Field, typed: unknown): unknown {
  if (typed === null || typed === undefined) return undefined
  if (kind === 'answer') return typed === 'unknown' ? null : typed === 'yes'
  const value = typeof typed === 'string' ? typed.trim() : typed
  if (value === '') return undefined
  return kind === 'moment' ? momentOf(value as string) : value
}

/** The words among what is filled in, for whoever can say them in another way. */
export function wordsOf(fields: readonly Field[], draft: Draft): string {
  return fields
    .filter(({ kind }) => kind === 'text')
    .map(({ name }) => String(draft[name] ?? '').trim())
    .filter(Boolean)
    .join('\n')
}

/** Whether anybody has filled in anything: the only one there is to pick was picked by nobody. */
export function isBegun(fields: readonly Field[], draft: Draft): boolean {
  return fields.some(({ kind, name, ...field }) => {
    if (kind === 'pick' && 'what' in field && field.what === 'worker') return false
    const value = draft[name]
    return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined
  })
}
