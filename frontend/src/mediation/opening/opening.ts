/** How disputes come in, which roads lead on, what may be dangerous: the tables, and what is written beside a case. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'

import { api, ok, uuid7 } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { CaseOut } from '@/api/types'
import type { Filled } from '@/cases/steps'
import { caseKeys, readAnewWhereStale, storeCase } from '@/cases/queries'
import { momentOf, wallTime } from '@/ui/time'

import { blankParty, partyBody, type Party, type PartyDraft, type PartyIn } from '../parties'

type Schemas = components['schemas']

export type Tables = Schemas['MediationTablesOut']
export type CameIn = Schemas['CameIn']
export type DisputeIn = Schemas['DisputeIn']
export type Intake = Schemas['IntakeOut']
export type Onward = Schemas['OnwardOut']
export type OnwardRow = Schemas['OnwardRow']
export type Stage = Schemas['RoadStageEnum']
export type Origin = CameIn['origin']
export type Wish = Schemas['MediatorChoiceOut']['wish']

export const ORIGINS = ['window', 'event', 'proactive', 'police', 'court', 'department', 'hotline', 'station', 'other'] as const
/** Somebody sent it, and may want to hear what became of it. */
export const SENT: ReadonlySet<string> = new Set(['police', 'court', 'department', 'hotline'])
export const STAGES = ['told', 'applied', 'accepted', 'decided', 'refused', 'settled', 'dropped'] as const
export const GRADES = ['low', 'middle', 'high'] as const
export const GROUNDS = ['not_mediable', 'no_respondent', 'another_body', 'settled_before', 'other'] as const
export const WISHES = ['chosen', 'accepted', 'refused'] as const

const TABLES_STAY_MS = 300_000

/** They change once a year; each page asks once. */
export function useTables() {
  return useQuery({
    queryKey: ['mediation', 'tables'],
    queryFn: () => ok(api.GET('/api/v1/mediation/tables')),
    staleTime: TABLES_STAY_MS,
  })
}

/** The reader's words of a line; of one without English the Chinese ones. */
export const named = (row: { label: string; label_en: string }, locale: string): string =>
  locale === 'en' && row.label_en !== '' ? row.label_en : row.label

// -- how it came in ----------------------------------------------------------------------------------------

export interface CameDraft {
  origin: Origin | ''
  kind: string
  confidential: boolean
  sender: string
  reference: string
  sent_on: string
  answer_by: string
  facts: string
  requests: string
}

export function blankCame(origin: CameDraft['origin'] = ''): CameDraft {
  const words = { kind: '', sender: '', reference: '', sent_on: '', answer_by: '', facts: '', requests: '' }
  return { origin, confidential: false, ...words }
}

export function cameOf(intake: Intake): CameDraft {
  const { origin, kind, confidential, sender, reference, sent_on, answer_by, facts, requests } = intake
  return {
    ...{ kind, confidential, sender, reference },
    origin: origin as Origin,
    sent_on: sent_on ?? '',
    answer_by: answer_by ?? '',
    facts: facts ?? '',
    requests: requests ?? '',
  }
}

export function cameBody(draft: CameDraft): Filled<CameIn> {
  const { origin, kind } = draft
  const missing = [origin === '' && 'origin', kind === '' && 'kind'].filter((name): name is string => name !== false)
  if (origin === '' || missing.length > 0) return { body: null, missing }
  // What an earlier choice asked for is not sent with another.
  const sent = SENT.has(origin)
  return {
    missing: null,
    body: {
      ...{ origin, kind, confidential: draft.confidential },
      sender: sent ? draft.sender.trim() : '',
      reference: sent ? draft.reference.trim() : '',
      sent_on: sent && draft.sent_on !== '' ? draft.sent_on : null,
      answer_by: sent && draft.answer_by !== '' ? draft.answer_by : null,
      facts: draft.facts.trim(),
      requests: draft.requests.trim(),
    },
  }
}

/** A party as it is taken down at the window, with what it says there. */
export interface AskedDraft extends PartyDraft {
  /** Told its rights, and agrees; else it is asked later. */
  agrees: boolean
}

export const blankAsked = (known: readonly { side: PartyDraft['side'] }[]): AskedDraft => ({
  ...blankParty(known as readonly Party[]),
  agrees: false,
})

export interface NewDraft extends CameDraft {
  /** The key of this dispute, whatever happens on the way: pressed twice, taken in once. */
  id: string
  category: string | null
  grid: string | null
  place_note: string
  what: string
}

/** Who quarrels is typed here, and kept nowhere but in the case. */
export interface AsideDraft {
  parties: AskedDraft[]
}

export function blankDispute(): NewDraft {
  return { ...blankCame('window'), id: uuid7(), category: null, grid: null, place_note: '', what: '' }
}

export function blankAside(): AsideDraft {
  const first = blankAsked([])
  return { parties: [first, blankAsked([first])] }
}

export function isBegun(draft: NewDraft): boolean {
  const { facts, requests, what, place_note, sender, reference, kind } = draft
  return [facts, requests, what, place_note, sender, reference, kind].some((words) => words !== '')
}

export function disputeBody(draft: NewDraft, aside: AsideDraft): Filled<DisputeIn> {
  const came = cameBody(draft)
  const parties = aside.parties.map((one) => ({ agrees: one.agrees, filled: partyBody(one) }))
  const missing = [
    ...(came.missing ?? []),
    draft.category === null && 'category',
    draft.grid === null && 'grid',
    draft.what.trim() === '' && !draft.confidential && 'what',
    ...parties.map(({ filled }, place) => filled.body === null && `parties.${place}`),
  ].filter((name): name is string => name !== false)
  if (came.body === null || draft.category === null || draft.grid === null || missing.length > 0)
    return { body: null, missing }
  return {
    missing: null,
    body: {
      ...came.body,
      ...{ id: draft.id, category: draft.category, grid_code: draft.grid, location: null, urgency: null },
      what: draft.what.trim(),
      place_note: draft.place_note.trim(),
      parties: parties.map(({ agrees, filled }) => ({
        ...withoutAgrees(filled.body as PartyIn),
        consent: agrees ? { consent: 'agreed', how: 'spoken', rights_told: true } : null,
      })),
    },
  }
}

function withoutAgrees(body: PartyIn): PartyIn {
  const { agrees: _agrees, ...party } = body as PartyIn & { agrees?: boolean }
  return party
}

export const takeIn = (body: DisputeIn): Promise<CaseOut> => ok(api.POST('/api/v1/mediation/disputes', { body }))

// -- the forms beside a case ------------------------------------------------------------------------------

export interface PoliceDraft {
  told_at: string
  office: string
  reference: string
}

export const policeDraft = (told: Schemas['PoliceToldOut'] | null, now: string): PoliceDraft => ({
  told_at: told?.told_at ? wallTime(Date.parse(told.told_at)) : now,
  office: told?.office ?? '',
  reference: told?.reference ?? '',
})

export function policeBody({ told_at, office, reference }: PoliceDraft): Filled<PoliceTold> {
  const missing = [told_at === '' && 'told_at', office.trim() === '' && 'office'].filter((name): name is string => name !== false)
  if (missing.length > 0) return { body: null, missing }
  return { missing: null, body: { told_at: momentOf(told_at), office: office.trim(), reference: reference.trim() } }
}

export const ANSWERS = ['none', 'close', 'anyway'] as const

export interface DeclarationDraft {
  answer: (typeof ANSWERS)[number]
  why: string
}

export const declarationDraft = (said: Schemas['DeclarationOut'] | undefined): DeclarationDraft => ({
  answer: said?.anyway ? 'anyway' : said?.close ? 'close' : 'none',
  why: said?.why ?? '',
})

/** Whoever goes on although they are close to a party says why. */
export function declarationBody({ answer, why }: DeclarationDraft): Filled<Declaring> {
  if (answer === 'none') return { missing: null, body: { close: false, anyway: false, why: '' } }
  if (answer === 'anyway' && why.trim() === '') return { body: null, missing: ['why'] }
  return { missing: null, body: { close: true, anyway: answer === 'anyway', why: why.trim() } }
}

export interface RoadDraft {
  road: string
  stage: Stage
  office: string
  reference: string
  due_on: string
  note: string
}

export const roadDraft = (known: Onward | null): RoadDraft => ({
  ...{ road: known?.road ?? '', stage: known?.stage ?? 'told' },
  ...{ office: known?.office ?? '', reference: known?.reference ?? '', due_on: known?.due_on ?? '', note: known?.note ?? '' },
})

export function roadBody({ road, stage, office, reference, due_on, note }: RoadDraft): Filled<RoadMoved> {
  if (road === '') return { body: null, missing: ['road'] }
  const words = { office: office.trim(), reference: reference.trim(), note: note.trim() }
  return { missing: null, body: { stage, due_on: due_on || null, ...words } }
}

// -- what is written beside a case -------------------------------------------------------------------------

type Signs = Schemas['SignsIn']
type Grading = Schemas['GradeIn']
type PoliceTold = Schemas['PoliceToldIn']
type RoadOpened = Schemas['RoadOpenedIn']
type RoadMoved = Schemas['RoadMovedIn']
type Choosing = Schemas['MediatorChoiceIn']
type Declaring = Schemas['DeclarationIn']

/** As which it was seen when this was begun to be written; null where there was nothing. */
type Seen = number | null

export type BesideWrite =
  | { do: 'intake'; version: Seen; body: CameIn }
  | { do: 'signs'; version: Seen; body: Signs }
  | { do: 'grade'; version: Seen; body: Grading }
  | { do: 'police'; version: Seen; body: PoliceTold }
  | { do: 'road'; body: RoadOpened }
  | { do: 'moved'; road: Pick<Onward, 'number'>; version: Seen; body: RoadMoved }
  | { do: 'choose'; body: Choosing }
  | { do: 'declare'; body: Declaring }

/** Writes something beside a dispute; the answer is the case as it is now. */
export function useBeside(current: () => CaseOut) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (write: BesideWrite) => ok(sent(current(), write)),
    onSuccess: (fresh) => {
      storeCase(client, fresh)
      const { id } = current()
      void client.invalidateQueries({ queryKey: caseKeys.timeline(id) })
      // What the parties say of a mediator puts the roster in another order.
      void client.invalidateQueries({ queryKey: [...caseKeys.one(id), 'mediators'] })
    },
    onError: (error) => readAnewWhereStale(client, current().id, error),
  })
}

const seen = (version: Seen) => ({ 'If-Match': `"${version ?? 0}"` })

function sent(current: CaseOut, write: BesideWrite) {
  const path = { case_id: current.id }
  switch (write.do) {
    case 'intake':
      return api.PUT('/api/v1/cases/{case_id}/intake', {
        params: { path, header: seen(write.version) },
        body: write.body,
      })
    case 'signs':
      return api.PUT('/api/v1/cases/{case_id}/danger', { params: { path, header: seen(write.version) }, body: write.body })
    case 'grade':
      return api.POST('/api/v1/cases/{case_id}/danger/grade', { params: { path, header: seen(write.version) }, body: write.body })
    case 'police':
      return api.POST('/api/v1/cases/{case_id}/danger/police', { params: { path, header: seen(write.version) }, body: write.body })
    case 'road':
      return api.POST('/api/v1/cases/{case_id}/roads', { params: { path }, body: write.body })
    case 'moved':
      return api.PUT('/api/v1/cases/{case_id}/roads/{number}', {
        params: { path: { ...path, number: write.road.number }, header: seen(write.version) },
        body: write.body,
      })
    case 'choose':
      return api.POST('/api/v1/cases/{case_id}/choices', { params: { path }, body: write.body })
    case 'declare':
      return api.PUT('/api/v1/cases/{case_id}/declaration', { params: { path }, body: write.body })
  }
}
