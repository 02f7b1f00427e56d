/** What was agreed and how it is kept: what a mediator writes down, and when it is complete. Pure, beside its writes. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { CaseOut } from '@/api/types'
import { caseKeys, readAnewWhereStale, storeCase } from '@/cases/queries'
import type { Filled } from '@/cases/steps'
import { dayOf } from '@/ui/time'

type Schemas = components['schemas']

export type KeepingOut = Schemas['KeepingOut']
export type PromiseOut = Schemas['PromiseOut']
export type VisitOut = Schemas['VisitOut']
export type CourtOut = Schemas['CourtOut']
export type TermsOut = Schemas['TermsOut']
export type AgreementIn = Schemas['AgreementIn']
export type PerformanceIn = Schemas['PerformanceIn']
export type VisitIn = Schemas['VisitIn']
export type State = 'pending' | 'partly' | 'done' | 'breached'

export const WAYS = ['cash', 'transfer', 'goods', 'work', 'words'] as const
export const KEPTS = ['wholly', 'partly', 'not', 'not_due'] as const
export const ROADS = ['', 'court', 'arbitration', 'administration', 'petition', 'police'] as const
export const TONES = { pending: 'waiting', partly: 'active', done: 'done', breached: 'danger' } as const

export interface OwedDraft {
  due_on: string
  amount: string
  what: string
  payer: number | null
  payee: number | null
}

export interface TermsDraft {
  agreed: string
  issues: string
  left_open: string
  how: string
  total: string
  /** Null: nobody has said. */
  decides: string[] | null
  promises: OwedDraft[]
}

export const blankOwed = (): OwedDraft => ({ due_on: '', amount: '', what: '', payer: null, payee: null })

export function draftOf(keeping: KeepingOut | null): TermsDraft {
  const terms = keeping?.terms
  return {
    agreed: terms?.agreed ?? '',
    issues: terms?.issues ?? '',
    left_open: terms?.left_open ?? '',
    how: terms?.how ?? '',
    total: terms?.total ?? '',
    decides: terms?.decides ?? null,
    promises: (keeping?.promises ?? []).map(({ due_on, amount, what, payer, payee }) => ({
      ...{ due_on, what, payer, payee },
      amount: amount ?? '',
    })),
  }
}

const MONEY = /^\d{1,11}(\.\d{1,2})?$/

/** In cents, so that what is added up is exact; null for what is no sum. */
export function centsOf(written: string): number | null {
  const plain = written.trim().replace(/[,，\s]/g, '')
  if (!MONEY.test(plain)) return null
  const [yuan = '0', cents = ''] = plain.split('.')
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}

export const yuanOf = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

export interface AddedUp {
  sum: number
  total: number
  /** Nothing is to be paid, or instalments come to the sum. */
  right: boolean
}

export function addUp({ total, promises }: TermsDraft): AddedUp {
  const sum = promises.reduce((all, { amount }) => all + (centsOf(amount) ?? 0), 0)
  const whole = centsOf(total) ?? 0
  return { sum, total: whole, right: sum === whole }
}

/** Equal instalments month by month from a day on; what does not go into them comes with the last. */
export function split(total: string, into: number, first: string): OwedDraft[] {
  const cents = centsOf(total)
  if (cents === null || into < 1 || first === '') return []
  const each = Math.floor(cents / into)
  return Array.from({ length: into }, (_, n) => ({
    ...blankOwed(),
    due_on: monthsAfter(first, n),
    amount: yuanOf(n === into - 1 ? cents - each * (into - 1) : each),
  }))
}

/** The same day of a later month, or the last one there is. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export function termsBody(draft: TermsDraft): Filled<AgreementIn> {
  const missing = [
    draft.agreed.trim() === '' && 'agreed',
    ((draft.total.trim() !== '' && !centsOf(draft.total)) || !addUp(draft).right) && 'total',
    ...draft.promises.flatMap(({ due_on, amount, what }, n) => [
      due_on === '' && `promises.${n}.due_on`,
      amount.trim() !== '' && !centsOf(amount) && `promises.${n}.amount`,
      amount.trim() === '' && what.trim() === '' && `promises.${n}.what`,
    ]),
  ].filter((name): name is string => name !== false)
  if (missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      agreed: draft.agreed.trim(),
      issues: draft.issues.trim(),
      left_open: draft.left_open.trim(),
      how: draft.how.trim(),
      decides: draft.decides,
      total: money(draft.total),
      promises: draft.promises.map((one) => ({ ...one, what: one.what.trim(), amount: money(one.amount) })),
    },
  }
}

const money = (written: string): string | null => {
  const cents = centsOf(written)
  return cents === null ? null : yuanOf(cents)
}

export interface PerformanceDraft {
  on: string
  how: (typeof WAYS)[number]
  amount: string
  whole: boolean
  note: string
  proof: string
}

/** What is still owed is what most often comes. */
export function blankPerformance({ amount, paid }: PromiseOut, now: number): PerformanceDraft {
  const owed = amount === null ? '' : yuanOf((centsOf(amount) ?? 0) - (centsOf(paid) ?? 0))
  return { on: dayOf(now), how: amount === null ? 'work' : 'transfer', amount: owed, whole: true, note: '', proof: '' }
}

export function performanceBody(draft: PerformanceDraft, promise: PromiseOut): Filled<PerformanceIn> {
  const isMoney = promise.amount !== null
  const missing = [draft.on === '' && 'on', isMoney && !centsOf(draft.amount) && 'amount'].filter(
    (name): name is string => name !== false,
  )
  if (missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      ...{ on: draft.on, how: draft.how, note: draft.note.trim() },
      amount: isMoney ? money(draft.amount) : null,
      whole: draft.whole,
      proof: draft.proof === '' ? null : draft.proof,
    },
  }
}

export interface VisitDraft {
  way: 'person' | 'phone'
  kept: (typeof KEPTS)[number] | ''
  asked: number[]
  satisfied: 'yes' | 'no' | 'untold'
  went_on: (typeof ROADS)[number]
  opinion: string
  troubles: string
}

export const blankVisit = (): VisitDraft => ({
  ...{ way: 'phone', kept: '', asked: [], satisfied: 'untold', went_on: '', opinion: '', troubles: '' },
})

export function visitBody(draft: VisitDraft): Filled<VisitIn> {
  if (draft.kept === '') return { body: null, missing: ['kept'] }
  const { way, kept, asked, went_on } = draft
  const satisfied = draft.satisfied === 'untold' ? null : draft.satisfied === 'yes'
  const words = { opinion: draft.opinion.trim(), troubles: draft.troubles.trim() }
  return { missing: null, body: { way, kept, asked, went_on, satisfied, ...words } }
}

export interface AskedDraft {
  court: string
  on: string
  /** Both parties ask, or nobody does. */
  together: boolean
}

export const blankAsked = (on: string): AskedDraft => ({ court: '', on, together: false })

export function askedBody({ court, on, together }: AskedDraft): Filled<Schemas['ConfirmationIn']> {
  const missing = [court.trim() === '' && 'court', on === '' && 'on', !together && 'together'].filter(
    (name): name is string => name !== false,
  )
  if (missing.length > 0) return { body: null, missing }
  return { missing: null, body: { court: court.trim(), on } }
}

export interface RulingDraft {
  confirmed: boolean
  on: string
  number: string
  why_not: string
}

/** As the court has ruled, or would most often. */
export function rulingDraft({ state, decided_on, ruling }: CourtOut, whyNot: string, today: string): RulingDraft {
  return { confirmed: state !== 'rejected', on: decided_on ?? today, number: ruling, why_not: whyNot }
}

export function rulingBody({ confirmed, on, number, why_not }: RulingDraft): Filled<Schemas['RulingIn']> {
  if (on === '') return { body: null, missing: ['on'] }
  return { missing: null, body: { confirmed, on, number: number.trim(), why_not: confirmed ? '' : why_not.trim() } }
}

/** Due today or before, and not done. */
export const isLate = (due: string, now: number): boolean => due < dayOf(now)

export type KeepingWrite =
  | { do: 'agreement'; seen: number | null; body: AgreementIn }
  | { do: 'performance'; number: number; body: PerformanceIn }
  | { do: 'urge'; number: number }
  | { do: 'breach'; number: number; body: Schemas['BreachIn'] }
  | { do: 'apply'; body: Schemas['ConfirmationIn'] }
  | { do: 'ruling'; body: Schemas['RulingIn'] }
  | { do: 'plan'; body: Schemas['VisitPlanIn'] }
  | { do: 'visit'; number: number; body: VisitIn }
  | { do: 'anew' }

/** Writes something down; the answer is the case as it is now. */
export function useKeepingWrite(current: () => CaseOut) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (write: KeepingWrite) => ok(sent(current(), write)),
    onSuccess: (fresh) => {
      storeCase(client, fresh)
      void client.invalidateQueries({ queryKey: caseKeys.timeline(current().id) })
      void client.invalidateQueries({ queryKey: ['keeping'] })
    },
    onError: (error) => readAnewWhereStale(client, current().id, error),
  })
}

function sent({ id }: CaseOut, write: KeepingWrite) {
  const path = { case_id: id }
  switch (write.do) {
    case 'agreement': {
      const header = write.seen === null ? {} : { 'If-Match': `"${write.seen}"` }
      return api.PUT('/api/v1/cases/{case_id}/agreement', { params: { path, header }, body: write.body })
    }
    case 'performance':
      return api.POST('/api/v1/cases/{case_id}/promises/{number}/performances', {
        params: { path: { ...path, number: write.number } },
        body: write.body,
      })
    case 'urge':
      return api.POST('/api/v1/cases/{case_id}/promises/{number}/urge', { params: { path: { ...path, number: write.number } } })
    case 'breach':
      return api.POST('/api/v1/cases/{case_id}/promises/{number}/breach', {
        params: { path: { ...path, number: write.number } },
        body: write.body,
      })
    case 'apply':
      return api.POST('/api/v1/cases/{case_id}/confirmation', { params: { path }, body: write.body })
    case 'ruling':
      return api.POST('/api/v1/cases/{case_id}/confirmation/ruling', { params: { path }, body: write.body })
    case 'plan':
      return api.POST('/api/v1/cases/{case_id}/visits', { params: { path }, body: write.body })
    case 'anew':
      return api.POST('/api/v1/cases/{case_id}/anew', { params: { path } })
    case 'visit':
      return api.POST('/api/v1/cases/{case_id}/visits/{number}', {
        params: { path: { ...path, number: write.number } },
        body: write.body,
      })
  }
}

export const LISTS = ['visits', 'promises', 'windows'] as const
export type List = (typeof LISTS)[number]

/** What is to come in one's area, due first. */
export function useToCome(what: MaybeRefOrGetter<List>) {
  const query = useInfiniteQuery({
    queryKey: computed(() => ['keeping', toValue(what)]),
    queryFn: ({ pageParam, signal }) => {
      const query = { what: toValue(what), ...(pageParam !== undefined && { cursor: pageParam }) }
      return ok(api.GET('/api/v1/keeping', { params: { query }, signal }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  })
  const rows = computed(() => query.data.value?.pages.flatMap(({ items }) => items) ?? [])
  return { ...query, rows }
}
