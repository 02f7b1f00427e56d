/** What is written of an agreement, when it is complete, and that instalments come to the sum to the cent. */
import { describe, expect, it } from 'vitest'

import type { CaseOut } from '@/api/types'
import { useEntryFacts } from '@/cases/entryFacts'
import forms from '@/cases/forms/messages.zh'
import cases from '@/cases/messages.zh'
import { aStep } from '@/cases/testing/samples'
import { runIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import acts from '../acts.zh'
import { takenUpAs } from './anew'
import {
  addUp,
  blankOwed,
  blankPerformance,
  blankVisit,
  centsOf,
  draftOf,
  isLate,
  monthsAfter,
  performanceBody,
  split,
  termsBody,
  visitBody,
  yuanOf,
  type PromiseOut,
  type TermsDraft,
} from './keeping'

const terms = (changes: Partial<TermsDraft> = {}): TermsDraft => ({ ...draftOf(null), agreed: '各让一步', ...changes })
const owed = (amount: string, what = '') => ({ ...blankOwed(), due_on: '2026-12-01', amount, what })
const promise = (changes: Partial<PromiseOut> = {}): PromiseOut => ({
  ...{ number: 1, payer: null, payee: null, what: '', amount: '300.00', paid: '100.50', due_on: '2026-12-01' },
  ...{ state: 'partly', done_on: null, breached_on: null, road: '', urged: 0, urged_on: null, performances: [] },
  ...changes,
})

describe('a sum', () => {
  it.each([
    ['600', 60000],
    ['0.10', 10],
    ['1,200.5', 120050],
    ['99999999999.99', 9999999999999],
    ['', null],
    ['-1', null],
    ['1.001', null],
    ['六百', null],
  ])('%s is read to the cent', (written, cents) => expect(centsOf(written)).toBe(cents))

  it('is written as it is read', () => {
    for (const cents of [0, 1, 10, 99, 100, 120050]) expect(centsOf(yuanOf(cents))).toBe(cents)
  })
})

describe('instalments', () => {
  it('add up where floating point does not', () => {
    expect(addUp(terms({ total: '0.30', promises: [owed('0.10'), owed('0.20')] })).right).toBe(true)
    expect(addUp(terms({ total: '600', promises: [owed('399.99'), owed('200')] }))).toEqual({ sum: 59999, total: 60000, right: false })
  })

  it.each([1, 2, 3, 7, 60])('split into %d come to the sum', (into) => {
    const promises = split('1000.01', into, '2026-01-31')
    expect(promises).toHaveLength(into)
    expect(addUp(terms({ total: '1000.01', promises })).right).toBe(true)
  })

  it('fall on the same day of each month, or its last', () => {
    expect([0, 1, 2, 13].map((n) => monthsAfter('2026-01-31', n))).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2027-02-28'])
  })

  it('are refused where they come to something else, with what is wanting named', () => {
    expect(termsBody(terms({ total: '600', promises: [owed('500')] })).missing).toEqual(['total'])
    expect(termsBody(terms({ promises: [blankOwed()] })).missing).toEqual(['promises.0.due_on', 'promises.0.what'])
    expect(termsBody(terms({ agreed: ' ' })).missing).toEqual(['agreed'])
  })

  it('are sent as the server reads them', () => {
    const { body } = termsBody(terms({ total: '600', decides: [], promises: [owed('600', ' 修墙 ')] }))
    expect(body).toMatchObject({ total: '600.00', decides: [], promises: [{ amount: '600.00', what: '修墙' }] })
    expect(termsBody(terms({ promises: [owed('', '道歉')] })).body).toMatchObject({ total: null, promises: [{ amount: null }] })
  })
})

describe('a performance', () => {
  it('begins with what is still owed', () => {
    expect(blankPerformance(promise(), Date.parse('2026-11-28T02:00:00Z'))).toMatchObject({ amount: '199.50', on: '2026-11-28' })
    expect(blankPerformance(promise({ amount: null }), 0).amount).toBe('')
  })

  it('says how much of a sum, and of all else whether all', () => {
    const draft = { ...blankPerformance(promise(), 0), amount: '' }
    expect(performanceBody(draft, promise()).missing).toEqual(['amount'])
    expect(performanceBody({ ...draft, whole: false }, promise({ amount: null })).body).toMatchObject({ amount: null, whole: false })
  })
})

it('a visit says whether it is kept, and nothing for whoever was not asked', () => {
  expect(visitBody(blankVisit()).missing).toEqual(['kept'])
  expect(visitBody({ ...blankVisit(), kept: 'wholly' }).body).toMatchObject({ satisfied: null, went_on: '' })
  expect(visitBody({ ...blankVisit(), kept: 'not', satisfied: 'no' }).body).toMatchObject({ satisfied: false })
})

it('a day is late when it has passed, in the county', () => {
  const evening = Date.parse('2026-12-01T15:59:00Z')
  expect(isLate('2026-12-01', evening)).toBe(false)
  expect(isLate('2026-12-01', evening + 120_000)).toBe(true)
})

describe('a matter that is mediated anew', () => {
  type Link = CaseOut['links'][number]
  const link = (changes: Partial<Link>): Link => ({
    ...{ kind: 'anew_of', of: 'target', id: '1', code: 'A', category: '0101', state: 'accepted', ending: '', received_at: '' },
    ...changes,
  })
  const of = (...links: Link[]) => takenUpAs({ links } as CaseOut)?.id ?? null

  it('is the open case that took it up, and no other that it is linked to', () => {
    expect(of()).toBe(null)
    expect(of(link({ kind: 'split_from' }), link({ of: 'source' }))).toBe(null)
    expect(of(link({ id: '1', state: 'closed' }))).toBe(null)
    expect(of(link({ id: '1', state: 'closed' }), link({ id: '2' }))).toBe('2')
  })
})

it('is told in the timeline with the road it goes, in words and by no code', () => {
  answer({ 'GET /api/v1/categories': { body: { items: [], former: [] } } })
  const { result: factsOf } = runIn(useEntryFacts, { forms, cases, mediation: acts })
  const told = ['court', 'anew', 'lawsuit'].map((road) => factsOf(aStep(1, { action: 'record_breach', data: { road } })).map(({ text }) => text))
  expect(told).toEqual([['诉讼'], ['重新调解'], ['诉讼']])
})
