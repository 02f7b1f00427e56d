import { describe, expect, it } from 'vitest'

import { aCase } from '../testing/samples'
import { answeredBy, blankOf, bodyOf, choicesOf, fieldsOf, isBegun, shownFields, wordsOf, type ChoiceField, type DayField } from './fields'

const NOW = Date.parse('2026-10-09T17:30:00+08:00')
const names = (action: string, draft = {}): string[] => shownFields(fieldsOf(action), draft).map(({ name }) => name)

describe('the fields of a step', () => {
  it('are those it is known by, and a text for whatever else the server asks for', () => {
    expect(fieldsOf('object', ['ground', 'reason']).map(({ kind }) => kind)).toEqual(['choice', 'text'])
    expect(fieldsOf('object', ['ground', 'witness']).map(({ name }) => name)).toEqual(['ground', 'reason', 'witness'])
    expect(fieldsOf('claim')).toEqual([])
  })

  it('ask for the road where the law has one of its own', () => {
    expect(names('reject', { cause: 'no_matter' })).toEqual(['cause', 'reason'])
    expect(names('reject', { cause: 'legal_road' })).toEqual(['cause', 'road', 'reason'])
    const fields = fieldsOf('reject')
    expect(bodyOf(fields, { cause: 'legal_road', road: null, reason: '劳动争议' }).missing).toEqual(['road'])
    // Chosen, and then another cause: the road was not told.
    const said = { cause: 'no_matter', road: 'lawsuit', reason: '没有这回事' }
    expect(bodyOf(fields, said).body).toEqual({ cause: 'no_matter', reason: '没有这回事' })
  })

  it('do not ask why the county decides so before a duty has stood in the way', () => {
    expect(names('dispatch')).not.toContain('override')
    expect(names('assign', { override: '' })).toContain('override')
    expect(blankOf(fieldsOf('assign'))).toEqual({ organisation_id: null, note: '' })
  })

  it('tell yes, no and that nobody could say from one another', () => {
    const fields = fieldsOf('evaluate')
    expect(bodyOf(fields, { ...blankOf(fields), call: 'told' }).missing).toEqual(['responded', 'solved', 'satisfied'])
    const said = { call: 'told', responded: 'yes', solved: 'no', satisfied: 'unknown', note: ' ' }
    expect(bodyOf(fields, said).body).toEqual({ call: 'told', responded: true, solved: false, satisfied: null })
  })

  it('ask nothing of whoever was not reached', () => {
    const fields = fieldsOf('evaluate')
    expect(bodyOf(fields, blankOf(fields)).missing).toEqual(['call'])
    const vain = { ...blankOf(fields), call: 'not_reached', solved: 'no', reopen: '还堵着' }
    expect(bodyOf(fields, vain).body).toEqual({ call: 'not_reached' })
  })

  it('bound a rest to ninety days, and an extension to what comes after the deadline', () => {
    const dayOf = (action: string): DayField => fieldsOf(action).find((field) => field.kind === 'day') as DayField
    expect(dayOf('ask_suspension').within(aCase(), NOW)).toEqual({ first: '2026-10-10', last: '2027-01-07' })
    expect(dayOf('ask_extension').within(aCase({ close_due: '2026-10-16T18:00:00+08:00' }), NOW).first).toBe('2026-10-17')
    expect(dayOf('ask_extension').within(aCase({ close_due: '2026-10-01T18:00:00+08:00' }), NOW).first).toBe('2026-10-10')
  })

  it('send a moment of the county’s clock', () => {
    const said = { level: 'red', failure: 'unlawful', text: '三日内整改', respond_by: '2026-10-12T09:00' }
    expect(bodyOf(fieldsOf('supervise'), said).body).toMatchObject({ respond_by: '2026-10-12T09:00:00+08:00' })
  })

  it('offer only a stricter supervision than there is', () => {
    const level = fieldsOf('supervise').find((field) => field.kind === 'choice') as ChoiceField
    expect(choicesOf(level, aCase())).toEqual(['ordinary', 'yellow', 'red'])
    expect(choicesOf(level, aCase({ supervision: 'yellow' }))).toEqual(['red'])
  })

  it('give their words back, and are no draft before anybody has filled them in', () => {
    const fields = fieldsOf('ask_suspension')
    expect(wordsOf(fields, { review_on: '2026-11-01', reason: '等资金', reply: ' 已挂账 ' })).toBe('等资金\n已挂账')
    expect(isBegun(fields, blankOf(fields))).toBe(false)
    expect(isBegun(fields, { ...blankOf(fields), review_on: '2026-11-01' })).toBe(true)
    // The only worker there is was picked by nobody.
    expect(isBegun(fieldsOf('dispatch'), { worker_id: 'qian', note: '' })).toBe(false)
  })
})

it('answers whoever spoke last', () => {
  expect(answeredBy('overrule')).toEqual(['object'])
  expect(answeredBy('dispatch')).toEqual([])
})
