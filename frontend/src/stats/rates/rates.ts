/** What a page says of a rate: a share where there are answers enough, else the numbers alone. Pure. */
import type { components, paths } from '@/api/schema.gen'
import { shareOf } from '@/ui/share'

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

export const share = (answers: RateAnswers, least: number): string | null => shareOf(answers.yes, denominator(answers), least)

export const excludedIn = (figures: RateFigures): number => figures.closings - figures.counted
