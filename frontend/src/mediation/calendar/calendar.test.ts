import { afterEach, describe, expect, it } from 'vitest'

import { ApiProblem } from '@/api/problem'
import { aCase } from '@/cases/testing/samples'
import { forgetDrafts, openDrafts, writeAll } from '@/cases/writing/drafts'
import writing from '@/cases/writing/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { begunOne, blankSession, fromAppointment } from '../forms'
import mediation from '../messages.zh'
import SessionForm from '../SessionForm.vue'
import AppointmentCard from './AppointmentCard.vue'
import AppointmentForm from './AppointmentForm.vue'
import { appointmentBody, blankAppointment, inOrder, inTheWay, openProposal, stillAsked, type Appointment, type Calendar } from './appointments'
import calendar from './messages.zh'
import { daysAfter, mondayOf, spanWords } from './spans'
import { rowsOf } from './week'

const NOW = Date.parse('2026-09-01T10:20:00+08:00')

const appointment = (changes: Partial<Appointment> = {}): Appointment => ({
  number: 1,
  version: 1,
  state: 'planned',
  starts_at: '2026-09-01T10:00:00+08:00',
  ends_at: '2026-09-01T11:30:00+08:00',
  room: { code: 'R1', name: '一号调解室' },
  place: '',
  mode: 'closed',
  mediator: { id: 'wu', name: '吴敏' },
  parties: [1, 2, 3],
  session: null,
  why: '',
  proposals: [],
  clashes: [],
  ...changes,
})

const proposal = { number: 1, party: 1, starts_at: '', ends_at: '', accepted_by: [3], declined_by: null, answer: '', at: '' }

describe('what is arranged', () => {
  it('needs a time and a place, and goes out with the zone of the county', () => {
    const draft = blankAppointment(NOW, [2, 1])
    expect(appointmentBody({ ...draft, starts_at: '' }).missing).toEqual(['starts_at', 'place'])
    expect(appointmentBody({ ...draft, room: 'R1' }).body).toEqual({
      starts_at: '2026-09-02T09:00:00+08:00',
      minutes: 90,
      room: 'R1',
      place: '',
      mode: 'closed',
      mediator_id: null,
      parties: [1, 2],
    })
  })

  it('tells what is in the way of a time, and nothing of other refusals', () => {
    const clash = { what: 'room', party: null, starts_at: '', ends_at: '', case_id: null, case_code: null }
    const taken = new ApiProblem({ code: 'time_taken', title: '', status: 409, clashes: [clash], free: [] })
    expect(inTheWay(taken)).toEqual({ clashes: [clash], free: [] })
    expect(inTheWay(new ApiProblem({ code: 'unknown_room', title: '', status: 422 }))).toBeNull()
  })

  it('asks each of the others once for the time that one wants', () => {
    const one = appointment({ proposals: [{ ...proposal, number: 2, answer: 'declined' }, proposal] })
    expect(openProposal(one)).toBe(one.proposals[1])
    expect(stillAsked(one, proposal)).toEqual([2])
  })

  it('puts what is to come before what is over', () => {
    const past = appointment({ number: 1, state: 'held' })
    const later = appointment({ number: 2, starts_at: '2026-09-03T10:00:00+08:00' })
    const sooner = appointment({ number: 3, starts_at: '2026-09-02T10:00:00+08:00' })
    expect(inOrder([past, later, sooner]).map(({ number }) => number)).toEqual([3, 2, 1])
  })
})

describe('a session that was arranged', () => {
  it('is the last one that has begun and was not held or called off', () => {
    const morning = appointment({ number: 2, starts_at: '2026-09-01T08:00:00+08:00' })
    const held = appointment({ number: 3, state: 'held' })
    const later = appointment({ number: 4, starts_at: '2026-09-01T14:00:00+08:00' })
    expect(begunOne([morning, held, later], NOW)?.number).toBe(2)
    expect(begunOne([later], NOW)).toBeUndefined()
  })

  it('is not typed again', () => {
    const draft = { ...blankSession(NOW), summary: '双方各自陈述' }
    expect(fromAppointment(draft, appointment())).toEqual({
      appointment: 1,
      held_at: '2026-09-01T10:00',
      place: '一号调解室',
      mode: 'closed',
      attendees: 4,
      summary: '双方各自陈述',
      next_at: '',
    })
  })
})

describe('a week', () => {
  it('begins on its Monday, over the end of a year too', () => {
    expect(mondayOf('2027-01-03')).toBe('2026-12-28')
    expect(mondayOf('2026-12-28')).toBe('2026-12-28')
    expect(daysAfter('2026-12-28', 7)).toBe('2027-01-04')
  })

  it('says a span by its day and hours', () => {
    expect(spanWords(appointment(), 'zh')).toContain('10:00–11:30')
  })

  const item = { state: 'planned', number: 1, case_id: 'c', case_code: 'PA-1', category: '01', parties: 2, asked: null, clash: false } as const
  const calendar: Calendar = {
    days: [
      { day: '2026-09-01', why: 'working', name: '' },
      { day: '2026-09-02', why: 'working', name: '' },
    ],
    rooms: [{ code: 'R1', name: '一号调解室', seats: 8 }],
    mediators: [{ id: 'wu', name: '吴敏' }],
    items: [
      { ...item, room: '', mediator_id: 'wu', starts_at: '2026-09-01T01:00:00Z', ends_at: '2026-09-01T02:00:00Z' },
      { ...item, room: 'R1', mediator_id: 'wu', starts_at: '2026-09-01T16:30:00Z', ends_at: '2026-09-01T17:00:00Z' },
      { ...item, room: 'R7', mediator_id: 'wu', starts_at: '2026-09-02T01:00:00Z', ends_at: '2026-09-02T02:00:00Z' },
    ],
    more: false,
  }
  const counted = (by: 'room' | 'mediator') => rowsOf(calendar, by).map(({ name, cells }) => [name, ...cells.map((cell) => cell.length)])

  it('has a row for each room, then for rooms that left the table, and last for no room', () => {
    expect(counted('room')).toEqual([
      ['一号调解室', 0, 1],
      ['R7', 0, 1],
      ['', 1, 0],
    ])
  })

  it('has a row for each mediator, with where they are', () => {
    expect(counted('mediator')).toEqual([['吴敏', 1, 2]])
    expect(rowsOf(calendar, 'mediator')[0]?.cells[1]?.map(({ beside }) => beside)).toEqual(['一号调解室', 'R7'])
  })

  it('has a row for each party of the cases that one may open, by number and side', () => {
    const [first, second, third] = calendar.items
    const asked = [
      { number: 2, side: 'respondent' as const },
      { number: 1, side: 'applicant' as const },
    ]
    const items = [{ ...second!, asked }, { ...first!, case_code: 'PA-0', asked: asked.slice(1) }, { ...third!, asked: asked.slice(0, 1) }]
    const rows = rowsOf({ ...calendar, items }, 'party', ({ number, side }) => `${side} ${number}`)
    expect(rows.map(({ name, cells }) => [name, ...cells.map((cell) => cell.length)])).toEqual([
      ['PA-0 applicant 1', 1, 0],
      ['PA-1 applicant 1', 0, 1],
      ['PA-1 respondent 2', 0, 2],
    ])
    expect(rows[1]?.cells[1]?.map(({ beside }) => beside)).toEqual(['一号调解室'])
    expect(rowsOf(calendar, 'party')).toEqual([])
  })
})

describe('the form of an appointment', () => {
  afterEach(forgetDrafts)

  it('brings back what was not sent, beside what somebody else has moved it to since', async () => {
    const current = aCase({ track: 'dispute' })
    answer({ [`GET /api/v1/cases/${current.id}/appointments/choices`]: { body: { rooms: [], mediators: [], free: [] } } })
    const open = (one: Appointment) => mountIn(AppointmentForm, { current, parties: [], one }, { ui, writing, calendar })
    const elsewhere = appointment({ room: null, place: '村委会' })
    await openDrafts('wu')
    const first = open(elsewhere)
    await first.get('[maxlength="200"]').setValue('甲方家中')
    await writeAll()
    first.unmount()
    await openDrafts('wu')
    const again = open(elsewhere)
    expect(again.get<HTMLInputElement>('[maxlength="200"]').element.value).toBe('甲方家中')
    again.unmount()
    const moved = open({ ...elsewhere, version: 2, place: '司法所' })
    expect(moved.get<HTMLInputElement>('[maxlength="200"]').element.value).toBe('甲方家中')
    expect(moved.get('.two-texts').text()).toContain('司法所')
    moved.unmount()
  })
})

describe('a party that is awaited elsewhere at the same time', () => {
  const current = aCase({ track: 'dispute' })
  const clash = { what: 'party', party: 1, starts_at: '2026-09-01T10:30:00+08:00', ends_at: '2026-09-01T11:00:00+08:00' } as const
  const card = (state: Appointment['state']) =>
    mountIn(
      AppointmentCard,
      { current: { ...current, appointments: [appointment({ state, clashes: [{ ...clash, case_id: null, case_code: null }] })] } },
      { ui, writing, calendar, mediation },
    )

  it('is told beside what is arranged, with what it is and when, for as long as that is to come', () => {
    const planned = card('planned')
    expect(planned.text()).toContain(calendar.clash.stands)
    expect(planned.get('.clashes').text()).toContain('10:30–11:00')
    planned.unmount()
    const held = card('held')
    expect(held.find('.clashes').exists()).toBe(false)
    held.unmount()
  })
})

it('stops nobody from recording a session of a case as a server of the last release tells it', () => {
  const { appointments: _, ...current } = aCase({ track: 'dispute' })
  const form = mountIn(SessionForm, { modelValue: blankSession(NOW), missing: [], current }, { ui, mediation, cases: { modules: { label: '' } } })
  expect(form.find('textarea').exists()).toBe(true)
  form.unmount()
})
