/**
 * A track of no room, for tests: heard of by nobody before, with a twelve-letter name, states and steps of its own.
 * It shows that a new track takes one room and no edit elsewhere.
 */
import { h, type FunctionalComponent } from 'vue'

import type { CaseOut, TimelineEntry } from '@/api/types'
import { forgetSteps, registerSteps, type StepForm } from '@/cases/steps'
import { aCase } from '@/cases/testing/samples'
import { forgetTrack, registerTrack } from '@/cases/tracks'
import type { MessageKey } from '@/i18n'

export const CODE = 'consultation'

/** The words its room would have. */
export const words = {
  track: { [CODE]: '咨询' },
  state: { seen: '在看' },
  action: { look_into: '去看看' },
  done: { look_into: '去看了' },
  taken: { look_into: '已看过{n}次' },
  caution: { [CODE]: '咨询的话不外传。' },
  facts: { title: '咨询情况' },
}

interface Rating {
  rating: number
}

const RatingForm: FunctionalComponent<{ modelValue: Rating }> = ({ modelValue }) =>
  h('input', {
    class: 'rating',
    type: 'number',
    value: modelValue.rating,
    onInput: ({ target }: Event) => (modelValue.rating = Number((target as HTMLInputElement).value)),
  })
RatingForm.props = ['modelValue', 'current', 'missing', 'hint']

const Facts: FunctionalComponent<{ current: CaseOut }> = ({ current }) => h('p', current.code)
Facts.props = ['current']

const Telling: FunctionalComponent<{ entry: TimelineEntry }> = ({ entry }) => h('p', `第${entry.id}步`)
Telling.props = ['entry', 'current']

const form: StepForm<Rating> = {
  component: RatingForm,
  width: 400,
  blank: () => ({ rating: 0 }),
  body: ({ rating }) => (rating > 0 ? { body: { rating }, missing: null } : { body: null, missing: ['rating'] }),
  words: () => '',
}

export function bringConsultation(): void {
  registerTrack({
    code: CODE,
    stages: ['reported', 'seen', 'closed'],
    tones: { seen: 'active' },
    // Its words are not among those of this release.
    facts: { title: 'consultation.facts.title' as MessageKey, component: Facts, there: () => true },
    telling: Telling,
  })
  registerSteps({ look_into: { key: 'z', place: 15, form, told: () => ({ n: 3 }) } })
}

export function takeConsultationAway(): void {
  forgetTrack(CODE)
  forgetSteps('look_into')
}

export function aConsultation(more: Partial<CaseOut> = {}): CaseOut {
  return aCase({
    track: CODE,
    state: 'seen',
    actions: [
      { action: 'look_into', needs: ['rating'] },
      { action: 'hear_both', needs: ['finding', 'advice'] },
    ],
    ...more,
  })
}
