/**
 * Forms by which a trade takes matters down at the desk, brought by rooms: whoever may do what one is for gets it where
 * others register a report. It comes, with its words, when it is first asked for.
 */
import type { Component } from 'vue'

import type { CaseOut } from '@/api/types'
import type { MessageKey } from '@/i18n'

import type { Filled } from './steps'

export interface IntakeForm<D extends object = object, A extends object = object, B extends object = object> {
  title: MessageKey
  submit: MessageKey
  /** Said with the code of the case. */
  done: MessageKey
  /** The button that leads to the report of any matter. */
  other: MessageKey
  /** Said where something is missing. */
  wanting: MessageKey
  /** Drawn with `modelValue` (kept on this device), `aside` (of people: kept nowhere but in the case), `areaCode`, `missing`. */
  component: Component
  width: number
  blank(): D
  blankAside(): A
  begun(draft: D): boolean
  body(draft: D, aside: A): Filled<B>
  send(body: B): Promise<CaseOut>
}

export interface Intake {
  /** The operation that opens it. */
  operation: string
  form(): Promise<IntakeForm>
}

const known: Intake[] = []

export function registerIntake(intake: Intake): void {
  known.push(intake)
}

/** The trade's own intake of a post; none for most. */
export const intakeFor = (reaches: Readonly<Record<string, unknown>>): Intake | undefined =>
  known.find(({ operation }) => reaches[operation] !== undefined)
