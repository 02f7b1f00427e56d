/** The parties of a dispute, as a mediator writes them down, and what each says to being mediated. */
import { useMutation, useQueryClient } from '@tanstack/vue-query'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { CaseOut } from '@/api/types'
import type { Filled } from '@/cases/steps'
import { caseKeys, readAnewWhereStale, storeCase } from '@/cases/queries'

type Schemas = components['schemas']

export type Party = Schemas['PartyOut']
export type PartyIn = Schemas['PartyIn']
export type ConsentIn = Schemas['ConsentIn']

export const SIDES = ['applicant', 'respondent', 'other'] as const
export const KINDS = ['person', 'organisation', 'group'] as const
export const AUTHORITIES = ['legal', 'general', 'special', 'chosen'] as const
export const WAYS = ['spoken', 'signed', 'message'] as const
/** So many may speak for one party. */
export const MOST_SPEAKERS = 5

export interface SpeakerDraft {
  name: string
  authority: (typeof AUTHORITIES)[number]
  /** Null: known, and not shown; it stays. */
  phone: string | null
}

export interface PartyDraft {
  side: (typeof SIDES)[number]
  kind: (typeof KINDS)[number]
  name: string
  /** Null: known, and not shown; it stays. */
  phone: string | null
  id_number: string | null
  address: string
  representatives: SpeakerDraft[]
}

export interface ConsentDraft {
  consent: 'agreed' | 'refused' | ''
  how: (typeof WAYS)[number]
  rights_told: boolean
}

/** The next one: whoever asks comes first, whoever is asked second. */
export function blankParty(known: readonly Party[]): PartyDraft {
  const sides = new Set(known.map(({ side }) => side))
  const side = SIDES.find((one) => !sides.has(one)) ?? 'respondent'
  return {
    side,
    kind: 'person',
    name: '',
    phone: '',
    id_number: '',
    address: '',
    representatives: [],
  }
}

/** Numbers are masked, so they cannot be read back: they stay, unless another one is written. */
export function draftOf(party: Party): PartyDraft {
  const { side, kind, name, address } = party
  return {
    ...{ side, kind, name, address },
    phone: party.phone === '' ? '' : null,
    id_number: party.id_number === '' ? '' : null,
    representatives: party.representatives.map(({ name, authority, phone }) => ({
      ...{ name, authority },
      phone: phone === '' ? '' : null,
    })),
  }
}

const FIELDS = ['side', 'kind', 'name', 'phone', 'id_number', 'address', 'representatives'] as const
type Field = (typeof FIELDS)[number]

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What somebody else has changed of a party since it was seen. */
export function changedOf(seen: Party, now: Party): Field[] {
  return FIELDS.filter((name) => !same(seen[name], now[name]))
}

/** What is written of a party here goes on from what somebody else has written: what nobody touched here is theirs. */
export function goOnFrom(seen: Party, now: Party, said: PartyDraft): void {
  const [before, theirs] = [draftOf(seen), draftOf(now)]
  Object.assign(said, ...changedOf(seen, now).map((name) => same(before[name], said[name]) && { [name]: theirs[name] }))
}

/** What both have written otherwise than it was. */
export function writtenByBoth(seen: Party, now: Party, said: PartyDraft): Field[] {
  const [before, theirs] = [draftOf(seen), draftOf(now)]
  return changedOf(seen, now).filter((name) => !same(before[name], said[name]) && !same(theirs[name], said[name]))
}

export const blankSpeaker = (kind: PartyDraft['kind']): SpeakerDraft => ({
  name: '',
  authority: kind === 'group' ? 'chosen' : 'general',
  phone: '',
})

export function partyBody(draft: PartyDraft): Filled<PartyIn> {
  const speakers = draft.representatives.map((one) => ({
    ...one,
    name: one.name.trim(),
    phone: one.phone?.trim() ?? null,
  }))
  const missing = [
    draft.name.trim() === '' && 'name',
    ...speakers.map(({ name }, place) => name === '' && `representatives.${place}`),
  ].filter((name): name is string => name !== false)
  if (missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      ...draft,
      name: draft.name.trim(),
      phone: draft.phone?.trim() ?? null,
      // A citizen's number is one person's.
      id_number: draft.kind === 'person' ? (draft.id_number?.trim() ?? null) : '',
      address: draft.address.trim(),
      representatives: speakers,
    },
  }
}

export function consentBody(draft: ConsentDraft, told: boolean): Filled<ConsentIn> {
  const { consent, how, rights_told } = draft
  const missing = [
    consent === '' && 'consent',
    // Nobody agrees to what they have not been told they may refuse (art. 23).
    consent === 'agreed' && !rights_told && !told && 'rights_told',
  ].filter((name): name is string => name !== false)
  if (consent === '' || missing.length > 0) return { body: null, missing }
  return { missing: null, body: { consent, how, rights_told } }
}

/** Whether a session can be held: everybody named has agreed. */
export function consentOf(parties: readonly Party[]): 'none' | 'unasked' | 'refused' | 'agreed' {
  if (parties.length === 0) return 'none'
  if (parties.some(({ consent }) => consent === 'refused')) return 'refused'
  return parties.every(({ consent }) => consent === 'agreed') ? 'agreed' : 'unasked'
}

export type PartyWrite =
  | { do: 'name'; body: PartyIn }
  | { do: 'amend'; party: Pick<Party, 'number' | 'version'>; body: PartyIn }
  | { do: 'drop'; party: Party }
  | { do: 'consent'; party: Party; body: ConsentIn }

/** Writes something of the parties; the answer is the case as it is now. */
export function usePartyWrite(current: () => CaseOut) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (write: PartyWrite) => ok(sent(current(), write)),
    onSuccess: (fresh) => {
      storeCase(client, fresh)
      void client.invalidateQueries({
        queryKey: caseKeys.timeline(current().id),
      })
    },
    onError: (error) => readAnewWhereStale(client, current().id, error),
  })
}

function sent({ id }: CaseOut, write: PartyWrite) {
  const one = (party: Pick<Party, 'number'>) => ({ case_id: id, number: party.number })
  switch (write.do) {
    case 'name':
      return api.POST('/api/v1/cases/{case_id}/parties', {
        params: { path: { case_id: id } },
        body: write.body,
      })
    case 'amend':
      return api.PUT('/api/v1/cases/{case_id}/parties/{number}', {
        params: {
          path: one(write.party),
          header: { 'If-Match': `"${write.party.version}"` },
        },
        body: write.body,
      })
    case 'drop':
      return api.DELETE('/api/v1/cases/{case_id}/parties/{number}', {
        params: { path: one(write.party) },
      })
    case 'consent':
      return api.POST('/api/v1/cases/{case_id}/parties/{number}/consent', {
        params: { path: one(write.party) },
        body: write.body,
      })
  }
}
