/**
 * Forms by which a trade takes matters down at the desk, brought by rooms: whoever may do what one is for gets it where
 * others register a report. What is typed of people stands `aside` and is kept nowhere but in the case.
 */
import type { Component } from 'vue'

import type { CaseOut } from '@/api/types'
import type { MessageKey } from '@/i18n'

import type { Filled } from './steps'

export interface IntakeForm<D extends object = object, A extends object = object, B extends object = object> {
  /** The operation that opens it. */
  operation: string
  title: MessageKey
  submit: MessageKey
  /** Said with the code of the case. */
  done: MessageKey
  /** The button that leads to the report of any matter. */
  other: MessageKey
  /** Said where something is missing. */
  wanting: MessageKey
  /** Drawn with `modelValue` (kept on this device), `aside`, `areaCode` and `missing`. */
  component: Component
  width: number
  /** Brings the words that only it says. */
  words(): Promise<void>
  blank(): D
  blankAside(): A
  begun(draft: D): boolean
  body(draft: D, aside: A): Filled<B>
  send(body: B): Promise<CaseOut>
}

const known: IntakeForm[] = []

export function registerIntake<D extends object, A extends object, B extends object>(form: IntakeForm<D, A, B>): void {
  known.push(form as unknown as IntakeForm)
}

/** The trade's own form of a post; none for most. */
export const intakeFor = (reaches: Readonly<Record<string, unknown>>): IntakeForm | undefined =>
  known.find(({ operation }) => reaches[operation] !== undefined)
