/** People at work: accounts, posts, leave, tables of people, and the directory. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, fetchSigned, ifMatch, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

type Schemas = components['schemas']
export type StaffAccount = Schemas['StaffAccountOut']
export type WholeAccount = Schemas['StaffAccountWholeOut']
export type PostOfAccount = Schemas['PostOfAccountOut']
export type Nomination = Schemas['NominationOut']
export type Slip = Schemas['SlipOut']
export type Roll = Schemas['RollOut']
export type WatchedAct = Schemas['WatchedActOut']
export type DirectoryEntry = Schemas['DirectoryEntryOut']
export type StaffPerson = Schemas['StaffPersonOut']
export type AccountState = StaffAccount['state']

export const STAFF = 'staff'
/** Under which passwords that were given, and not printed, are remembered on this device: for whom, never which. */
export const SLIPS = 'slips'
export const STATES: readonly AccountState[] = ['active', 'no_password', 'first_password', 'shut']
/** So many passwords are given at once: each takes the server most of a second. */
export const PASSWORDS_AT_ONCE = 5
const NEARLY_NOW_MS = 30_000

export interface Narrowing {
  q: string
  state: AccountState | ''
  role: string
  area: string
}

export function useAccounts(asked: MaybeRefOrGetter<Narrowing>) {
  return useInfiniteQuery({
    queryKey: computed(() => [STAFF, 'accounts', toValue(asked)]),
    initialPageParam: undefined as Uuid | undefined,
    queryFn: ({ signal, pageParam }) => {
      const { q, state, role, area } = toValue(asked)
      return ok(api.GET('/api/v1/staff/accounts', { params: { query: { q, state: state || undefined, role, area, after: pageParam } }, signal }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  })
}

/** The first of those that a few letters find; nobody before there is one. */
export function useAccountsFound(q: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [STAFF, 'found', toValue(q)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/staff/accounts', { params: { query: { q: toValue(q) } }, signal })),
    select: ({ items }) => items,
    enabled: computed(() => toValue(q) !== ''),
    placeholderData: keepPreviousData,
  })
}

export function useAccount(id: MaybeRefOrGetter<Uuid>) {
  return useQuery({
    queryKey: computed(() => [STAFF, 'account', toValue(id)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/staff/accounts/{account_id}', { params: { path: { account_id: toValue(id) } }, signal })),
  })
}

export function useNominations() {
  return useInfiniteQuery({
    queryKey: [STAFF, 'nominations'],
    initialPageParam: undefined as Uuid | undefined,
    queryFn: ({ signal, pageParam }) => ok(api.GET('/api/v1/staff/nominations', { params: { query: { after: pageParam } }, signal })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useEmployers(role: MaybeRefOrGetter<string>, area: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [STAFF, 'employers', toValue(role), toValue(area)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/staff/employers', { params: { query: { role: toValue(role), area: toValue(area) } }, signal })),
    enabled: computed(() => toValue(role) !== '' && isCode(toValue(area))),
    retry: false,
  })
}

export const isCode = (code: string): boolean => /^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(code)

export function useHeldOn(asked: MaybeRefOrGetter<{ area: string; on: string }>) {
  return useQuery({
    queryKey: computed(() => [STAFF, 'held', toValue(asked)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/staff/posts', { params: { query: toValue(asked) }, signal })),
    enabled: computed(() => isCode(toValue(asked).area) && toValue(asked).on !== ''),
  })
}

export function useGaps(on: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [STAFF, 'gaps', toValue(on)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/staff/gaps', { params: { query: { on: toValue(on) } }, signal })),
  })
}

export function useLeaving() {
  return useQuery({ queryKey: [STAFF, 'leaving'], queryFn: ({ signal }) => ok(api.GET('/api/v1/staff/leaving', { signal })) })
}

export function useDirectory(q: MaybeRefOrGetter<string>) {
  return useInfiniteQuery({
    queryKey: computed(() => [STAFF, 'directory', toValue(q)]),
    initialPageParam: undefined as Uuid | undefined,
    queryFn: ({ signal, pageParam }) =>
      ok(api.GET('/api/v1/staff/directory', { params: { query: { q: toValue(q), after: pageParam } }, signal })),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  })
}

export function useCard(account: MaybeRefOrGetter<Uuid>) {
  return useQuery({
    queryKey: computed(() => [STAFF, 'card', toValue(account)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/staff/directory/{account_id}', { params: { path: { account_id: toValue(account) } }, signal })),
    staleTime: NEARLY_NOW_MS,
  })
}

export function useWatched(which: 'sign-ins' | 'acts') {
  return useInfiniteQuery({
    queryKey: [STAFF, which],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ signal, pageParam }) => ok(api.GET(`/api/v1/staff/${which}`, { params: { query: { after: pageParam } }, signal })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useFailedSignIns() {
  return useInfiniteQuery({
    queryKey: [STAFF, 'failed-sign-ins'],
    initialPageParam: undefined as Uuid | undefined,
    queryFn: ({ signal, pageParam }) => ok(api.GET('/api/v1/staff/failed-sign-ins', { params: { query: { after: pageParam } }, signal })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useRolls() {
  return useQuery({ queryKey: [STAFF, 'rolls'], queryFn: ({ signal }) => ok(api.GET('/api/v1/staff/rolls', { signal })) })
}

export function useFaultyRows(roll: MaybeRefOrGetter<Uuid>) {
  return useInfiniteQuery({
    queryKey: computed(() => [STAFF, 'rows', toValue(roll)]),
    initialPageParam: 0,
    queryFn: ({ signal, pageParam }) =>
      ok(
        api.GET('/api/v1/staff/rolls/{roll_id}/rows', {
          params: { path: { roll_id: toValue(roll) }, query: { state: 'refused', after: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
    // Nobody has opened one yet.
    enabled: computed(() => toValue(roll) !== ''),
  })
}

// -- writes ------------------------------------------------------------------------------------------------

export function openAccount(body: Schemas['NewAccountIn']): Promise<StaffAccount> {
  return ok(api.POST('/api/v1/staff/accounts', { body }))
}

export async function changeAccount({ id, version }: StaffAccount, body: Schemas['PersonIn']): Promise<void> {
  await api.PUT('/api/v1/staff/accounts/{account_id}', { params: { path: { account_id: id }, header: ifMatch(version) }, body })
}

export async function doTo(account: Uuid, act: 'shut' | 'open' | 'sign_out', why: string): Promise<void> {
  await api.POST(`/api/v1/staff/accounts/{account_id}/${act}`, { params: { path: { account_id: account } }, body: { why } })
}

export function useWaysIn(id: MaybeRefOrGetter<Uuid>) {
  return useQuery({
    queryKey: computed(() => [STAFF, 'ways_in', toValue(id)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/staff/accounts/{account_id}/identity', { params: { path: { account_id: toValue(id) } }, signal })),
  })
}

export async function resetFactor(account: Uuid, why: string): Promise<void> {
  await api.POST('/api/v1/staff/accounts/{account_id}/factor/reset', { params: { path: { account_id: account } }, body: { why } })
}

export async function bindIdentity(account: Uuid, subject: string, why: string): Promise<void> {
  await api.PUT('/api/v1/staff/accounts/{account_id}/identity', { params: { path: { account_id: account } }, body: { subject, why } })
}

export async function givePasswords(accounts: Uuid[], why: string): Promise<Slip[]> {
  return (await ok(api.POST('/api/v1/staff/passwords', { body: { accounts, why } }))).items
}

export async function nominate(body: Schemas['NominationIn']): Promise<void> {
  await api.POST('/api/v1/staff/nominations', { body })
}

export async function withdraw(nomination: Uuid): Promise<void> {
  await api.DELETE('/api/v1/staff/nominations/{nomination_id}', { params: { path: { nomination_id: nomination } } })
}

export async function settle(nominations: Uuid[], give: boolean, answer: string): Promise<Schemas['SettledOut'][]> {
  return (await ok(api.POST('/api/v1/staff/nominations/settle', { body: { nominations, give, answer } }))).items
}

export async function endPost(post: Uuid, on: string, why: string): Promise<void> {
  await api.POST('/api/v1/staff/posts/{post_id}/end', { params: { path: { post_id: post } }, body: { on, why } })
}

export type HandedOver = Schemas['HandedOverOut']

/** The next things of somebody's; nothing where nothing is left. */
export async function handOverAll(body: Schemas['HandOverAllIn']): Promise<HandedOver[]> {
  return (await ok(api.POST('/api/v1/cases/hand_over_all', { body }))).items
}

export async function putAbsence(body: Schemas['AbsenceIn']): Promise<void> {
  await api.POST('/api/v1/staff/absences', { body })
}

export async function cancelAbsence(absence: Uuid): Promise<void> {
  await api.DELETE('/api/v1/staff/absences/{absence_id}', { params: { path: { absence_id: absence } } })
}

export function handIn(id: Uuid, file: File, why: string): Promise<Roll> {
  const type = file.name.toLowerCase().endsWith('.csv') ? 'text/csv' : SHEET
  return ok(
    api.PUT('/api/v1/staff/rolls/{roll_id}', {
      params: { path: { roll_id: id }, query: { name: file.name.slice(-NAME_LENGTH), why } },
      body: '',
      bodySerializer: () => file,
      headers: { 'Content-Type': type },
    }),
  )
}
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const NAME_LENGTH = 100

export function takeIn(roll: Uuid): Promise<Roll> {
  return ok(api.POST('/api/v1/staff/rolls/{roll_id}/take_in', { params: { path: { roll_id: roll } } }))
}

export async function template(): Promise<Blob> {
  return (await fetchSigned('/api/v1/staff/rolls/template')).blob()
}
