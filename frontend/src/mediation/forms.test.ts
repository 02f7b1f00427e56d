import { describe, expect, it } from 'vitest'

import { confirmationDaysLeft } from './confirmation'
import { blankConclusion, blankSession, concludeBody, sessionBody } from './forms'

const NOW = Date.parse('2026-10-09T17:30:00+08:00')

describe('a session', () => {
  const held = { ...blankSession(NOW), place: ' 县中心二号调解室 ', attendees: 5, summary: '双方各自陈述' }

  it('names what is still missing', () => {
    expect(sessionBody(blankSession(NOW)).missing).toEqual(['place', 'attendees', 'summary'])
    expect(sessionBody({ ...held, attendees: 0 }).missing).toEqual(['attendees'])
  })

  it('goes out with the zone of the county', () => {
    expect(sessionBody(held).body).toEqual({
      held_at: '2026-10-09T17:30:00+08:00',
      place: '县中心二号调解室',
      mode: 'closed',
      attendees: 5,
      summary: '双方各自陈述',
      next_at: null,
      appointment: null,
    })
  })
})

describe('a conclusion', () => {
  const told = { ...blankConclusion(NOW), note: '分三次付清' }

  it('needs the day an agreement takes effect', () => {
    expect(concludeBody({ ...told, outcome: 'agreement_oral', effective_on: '' }).missing).toEqual(['effective_on'])
    expect(concludeBody({ ...told, outcome: 'agreement_oral' }).body?.effective_on).toBe('2026-10-09')
  })

  it.each(['failed', 'refused', 'transferred', 'terminated'] as const)('%s: the parties must know the other routes', (outcome) => {
    expect(concludeBody({ ...told, outcome }).missing).toEqual(['routes_told'])
    expect(concludeBody({ ...told, outcome, routes_told: true }).body?.effective_on).toBeNull()
  })

  it('partial: the parties must know the other routes, and what was agreed binds from a day', () => {
    const partial = { ...told, outcome: 'partial' } as const
    expect(concludeBody(partial).missing).toEqual(['routes_told'])
    expect(concludeBody({ ...partial, routes_told: true }).body?.effective_on).toBe(told.effective_on)
    expect(concludeBody({ ...partial, routes_told: true, effective_on: '' }).body?.effective_on).toBeNull()
  })

  it('may end without any of that when the parties settle or withdraw', () => {
    expect(concludeBody({ ...told, outcome: 'settled_by_parties' }).missing).toBeNull()
    expect(concludeBody({ ...told, outcome: 'withdrawn' }).missing).toBeNull()
  })

  it('asks for its words', () => {
    expect(concludeBody(blankConclusion(NOW)).missing).toEqual(['outcome', 'note'])
  })
})

it('counts the days for judicial confirmation by the calendar of the county', () => {
  // An hour later, and a day later in the county; in UTC it is the same day.
  expect(confirmationDaysLeft('2026-11-08', Date.parse('2026-10-09T23:30:00+08:00'))).toBe(30)
  expect(confirmationDaysLeft('2026-11-08', Date.parse('2026-10-10T00:30:00+08:00'))).toBe(29)
  expect(confirmationDaysLeft('2026-11-08', Date.parse('2026-11-08T10:00:00+08:00'))).toBe(0)
  expect(confirmationDaysLeft('2026-11-08', Date.parse('2026-11-10T10:00:00+08:00'))).toBe(-2)
})
