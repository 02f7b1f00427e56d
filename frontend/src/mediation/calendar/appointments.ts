/** Sessions that are arranged: what a mediator asks for, what is in the way, and what is written down. */
import { useMutation, useQueryClient } from '@tanstack/vue-query'

import { api, isProblem, ok } from '@/api/client'
import { ApiProblem } from '@/api/problem'
import type { components } from '@/api/schema.gen'
import type { CaseOut, Uuid } from '@/api/types'
import { caseKeys, readAnewWhereStale, storeCase } from '@/cases/queries'
import type { Filled } from '@/cases/steps'
import { momentOf, wallTime } from '@/ui/time'

type Schemas = components['schemas']

export type Appointment = Schemas['AppointmentOut']
export type Proposal = Schemas['TimeProposalOut']
export type AppointmentIn = Schemas['AppointmentIn']
export type Calendar = Schemas['CalendarOut']
export type CalendarItem = Schemas['CalendarItemOut']
export type CalendarDay = Schemas['CalendarDayOut']
export type Why = Schemas['CancelIn']['why']

export const WHYS = ['party', 'mediator', 'room', 'settled'] as const satisfies readonly Why[]
export const LENGTHS = [30, 60, 90, 120, 180, 240] as const
/** Everything of the calendar, to be asked for anew. */
export const CALENDAR = 'calendar'
const MINUTE = 60_000

export interface AppointmentDraft {
  /** Local time of the county, as `<input type="datetime-local">` writes it. */
  starts_at: string
  minutes: number
  /** A code of the county's rooms; empty: somewhere else, as `place` says. */
  room: string
  place: string
  mode: 'open' | 'closed'
  /** Empty: whoever holds the case. */
  mediator_id: Uuid | ''
  parties: number[]
}

/** Tomorrow, at the hour that offices open. */
export function blankAppointment(now: number, parties: readonly number[]): AppointmentDraft {
  const tomorrow = wallTime(now + 24 * 60 * MINUTE).slice(0, 10)
  return { starts_at: `${tomorrow}T09:00`, minutes: 90, room: '', place: '', mode: 'closed', mediator_id: '', parties: [...parties] }
}

export function draftOf(one: Appointment): AppointmentDraft {
  const begins = Date.parse(one.starts_at)
  return {
    starts_at: wallTime(begins),
    minutes: Math.round((Date.parse(one.ends_at) - begins) / MINUTE),
    room: one.room?.code ?? '',
    place: one.place ?? '',
    mode: one.mode,
    mediator_id: one.mediator.id,
    parties: [...one.parties],
  }
}

export function appointmentBody(draft: AppointmentDraft): Filled<AppointmentIn> {
  const missing = [draft.starts_at === '' && 'starts_at', draft.room === '' && draft.place.trim() === '' && 'place'].filter(
    (name): name is string => name !== false,
  )
  if (missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      ...{ minutes: draft.minutes, room: draft.room, mode: draft.mode },
      starts_at: momentOf(draft.starts_at),
      place: draft.place.trim(),
      mediator_id: draft.mediator_id === '' ? null : draft.mediator_id,
      parties: [...draft.parties].sort((one, other) => one - other),
    },
  }
}

export interface ProposalDraft {
  party: number
  starts_at: string
}

export function proposalBody({ party, starts_at }: ProposalDraft): Filled<Schemas['ProposalIn']> {
  if (party === 0 || starts_at === '') return { body: null, missing: ['starts_at'] }
  return { missing: null, body: { party, starts_at: momentOf(starts_at) } }
}

export type Clash = Schemas['ClashOut']

export interface InTheWay {
  clashes: readonly Clash[]
  free: readonly Schemas['TimeOut'][]
}

/** What stands against a time, and when it could be instead; null for every other refusal. */
export function inTheWay(error: unknown): InTheWay | null {
  if (!isProblem(error, 'time_taken') || !(error instanceof ApiProblem)) return null
  const { clashes, free } = error.extra as { clashes?: Clash[]; free?: Schemas['TimeOut'][] }
  return { clashes: clashes ?? [], free: free ?? [] }
}

/** Those of the invited who have not said yet what they think of a party's time. */
export function stillAsked(one: Appointment, { party, accepted_by }: Proposal): number[] {
  return one.parties.filter((number) => number !== party && !accepted_by.includes(number))
}

export const openProposal = (one: Appointment): Proposal | undefined => one.proposals.find(({ answer }) => answer === '')

/** What one of the parties is awaited at elsewhere at the same time; nothing where a server of the last release tells it. */
export const clashesOf = (one: Partial<Pick<Appointment, 'clashes'>>): readonly Clash[] => one.clashes ?? []

/** What can still come, before what is over; among equals the earlier first. */
export function inOrder(appointments: readonly Appointment[]): Appointment[] {
  const rank = ({ state }: Appointment): number => (state === 'planned' ? 0 : 1)
  return [...appointments].sort(
    (one, other) => rank(one) - rank(other) || Date.parse(one.starts_at) - Date.parse(other.starts_at),
  )
}

export const fileOf = ({ id }: Pick<CaseOut, 'id'>, one: Appointment): string =>
  `/api/v1/cases/${id}/appointments/${one.number}/file`

export type AppointmentWrite =
  | { do: 'book'; body: AppointmentIn }
  | { do: 'move'; one: Appointment; version: number; body: AppointmentIn }
  | { do: 'cancel'; one: Appointment; why: Why }
  | { do: 'propose'; one: Appointment; body: Schemas['ProposalIn'] }
  | { do: 'answer'; one: Appointment; proposal: Proposal; body: Schemas['ProposalAnswerIn'] }

/** Writes something of what is arranged; the answer is the case as it is now. */
export function useAppointmentWrite(current: () => CaseOut) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (write: AppointmentWrite) => ok(sent(current(), write)),
    onSuccess: (fresh) => {
      storeCase(client, fresh)
      void client.invalidateQueries({ queryKey: [CALENDAR] })
    },
    onError: (error) => readAnewWhereStale(client, current().id, error),
  })
}

function sent({ id }: CaseOut, write: AppointmentWrite) {
  if (write.do === 'book') {
    return api.POST('/api/v1/cases/{case_id}/appointments', { params: { path: { case_id: id } }, body: write.body })
  }
  const path = { case_id: id, number: write.one.number }
  switch (write.do) {
    case 'move':
      return api.PUT('/api/v1/cases/{case_id}/appointments/{number}', {
        params: { path, header: { 'If-Match': `"${write.version}"` } },
        body: write.body,
      })
    case 'cancel':
      return api.POST('/api/v1/cases/{case_id}/appointments/{number}/cancel', { params: { path }, body: { why: write.why } })
    case 'propose':
      return api.POST('/api/v1/cases/{case_id}/appointments/{number}/proposals', { params: { path }, body: write.body })
    case 'answer':
      return api.POST('/api/v1/cases/{case_id}/appointments/{number}/proposals/{proposal}', {
        params: { path: { ...path, proposal: write.proposal.number } },
        body: write.body,
      })
  }
}

/** What can be chosen for a case, and the next times at which all of that is free. */
export function askChoices(id: Uuid, draft: Pick<AppointmentDraft, 'room' | 'mediator_id' | 'minutes'>) {
  const { room, mediator_id, minutes } = draft
  const query = { room, minutes, ...(mediator_id !== '' && { mediator_id }) }
  return ok(api.GET('/api/v1/cases/{case_id}/appointments/choices', { params: { path: { case_id: id }, query } }))
}

export const choicesKey = (id: Uuid, draft: Pick<AppointmentDraft, 'room' | 'mediator_id' | 'minutes'>): unknown[] => [
  ...caseKeys.one(id),
  'choices',
  draft.room,
  draft.mediator_id,
  draft.minutes,
]
