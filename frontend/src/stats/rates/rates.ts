/** What a page says of a rate: a share where there are answers enough, else the numbers alone. Pure. */
import type { components, paths } from '@/api/schema.gen'

export type RatesOut = components['schemas']['RatesOut']
export type RateFigures = components['schemas']['RateFiguresOut']
export type RateAnswers = components['schemas']['RateAnswersOut']
export type RateRow = components['schemas']['RateRowOut']
export type RateCase = components['schemas']['RateCaseOut']
export type RateWord = components['schemas']['RateWordOut']
export type Reason = NonNullable<NonNullable<paths['/api/v1/stats/rates/cases']['get']['parameters']['query']>['reason']>

/** The part of a rate, or the reason, whose cases are looked at; of one row, or of the whole. */
export interface Figure {
  row?: string
  rate?: 'responded' | 'solved' | 'satisfied'
  answer?: 'yes' | 'no' | 'untold'
  reason?: Reason
}

export const RATES = ['responded', 'solved', 'satisfied'] as const
export type Rate = (typeof RATES)[number]

export const answersOf = (figures: RateFigures, rate: Rate): RateAnswers => figures.rates[rate] ?? { yes: 0, no: 0, untold: 0 }
/** How the server calls a rate, and what it means. */
export const wordOf = ({ rates }: RatesOut, rate: Rate): RateWord => rates.find(({ code }) => code === rate) ?? { code: rate, label: rate, about: '' }

export const denominator = ({ yes, no }: RateAnswers): number => yes + no

/** In per cent with one digit, rounded down at the top and up at the bottom: 99.96 is not all, and 0.04 is not none. */
export function share(answers: RateAnswers, least: number): string | null {
  const of = denominator(answers)
  if (of < least || of === 0) return null
  const tenths = (answers.yes / of) * 1000
  const shown = answers.no > 0 ? Math.min(Math.round(tenths), 999) : 1000
  return `${(Math.max(shown, answers.yes > 0 ? 1 : 0) / 10).toFixed(1)}%`
}

export const excludedIn = (figures: RateFigures): number => figures.closings - figures.counted
