/** What lies with a dispute: who mediates and helps, what was brought, what was said, and what was read back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'

import { api, isProblem, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { CaseOut, Uuid } from '@/api/types'
import { caseKeys, storeCase } from '@/cases/queries'
import type { Filled } from '@/cases/steps'
import { momentOf, wallTime } from '@/ui/time'

type Schemas = components['schemas']

export type Dossier = Schemas['DossierOut']
export type Evidence = Schemas['EvidenceOut']
export type Statement = Schemas['StatementOut']
export type ReadBack = Schemas['ReadBackOut']
export type EvidenceIn = Schemas['EvidenceIn']
export type StatementIn = Schemas['StatementIn']
export type ReadBackIn = Schemas['ReadBackIn']
export type HelperIn = Schemas['HelperIn']
export type Spoken = Schemas['SpokenEnum']

export const FORMS = ['original', 'copy', 'electronic', 'object'] as const
export const SORTS = ['relative', 'neighbour', 'colleague', 'expert', 'organisation'] as const
export const KINDS = ['inquiry', 'session', 'caucus'] as const
export const READINGS = ['aloud', 'self', 'interpreted'] as const
export const LISTENERS = ['party', 'witness', 'helper', 'mediating'] as const
export const LANGUAGES: readonly Spoken[] = [
  ...(['dialect', 'yi', 'dai', 'hani', 'lisu', 'jingpo', 'lahu', 'va', 'zhuang', 'miao', 'yao', 'tibetan', 'uyghur'] as const),
  ...(['kazakh', 'mongolian', 'korean', 'burmese', 'lao', 'vietnamese', 'sign', 'other'] as const),
]

// -- drafts -----------------------------------------------------------------------------------------

export interface EvidenceDraft {
  party: number | null
  title: string
  proves: string
  form: (typeof FORMS)[number]
  pages: number | string | null
  /** `file:ID`, `photo:ID`, or nothing of the case. */
  thing: string
}

export interface StatementDraft {
  kind: (typeof KINDS)[number]
  party: number | null
  speaker: string
  said_at: string
  place: string
  present: string
  words: string
  language: Spoken | ''
  original: string
  interpreter: string
}

export interface ReadBackDraft {
  listener: (typeof LISTENERS)[number]
  number: number | null
  name: string
  reading: (typeof READINGS)[number]
  language: Spoken | ''
  interpreter: string
  answer: 'right' | 'objects'
  objection: string
}

export interface HelperDraft {
  sort: (typeof SORTS)[number]
  name: string
  bond: string
  agreed: number[]
}

export const blankEvidence = (): EvidenceDraft => ({ party: null, title: '', proves: '', form: 'copy', pages: null, thing: '' })

export const evidenceDraft = ({ party, title, proves, form, pages, file_id, photo_id }: Evidence): EvidenceDraft => ({
  ...{ party, title, proves, form, pages },
  thing: file_id !== null ? `file:${file_id}` : photo_id !== null ? `photo:${photo_id}` : '',
})

export const blankStatement = (now: number): StatementDraft => ({
  ...{ kind: 'inquiry', party: null, speaker: '', said_at: wallTime(now), place: '', present: '', words: '' },
  ...{ language: '', original: '', interpreter: '' },
})

export const statementDraft = (one: Statement): StatementDraft => ({
  ...{ kind: one.kind, party: one.party, place: one.place, present: one.present, words: one.words },
  speaker: one.party === null ? one.speaker : '',
  said_at: wallTime(Date.parse(one.said_at)),
  ...{ language: one.language as Spoken | '', original: one.original, interpreter: one.interpreter },
})

export const blankReadBack = (of: Statement | null): ReadBackDraft => ({
  listener: of !== null && of.party === null ? 'witness' : 'party',
  number: of?.party ?? null,
  // Whoever needed an interpreter to say it needs one to hear it.
  ...(of !== null && of.language !== ''
    ? { reading: 'interpreted', language: of.language as Spoken, interpreter: of.interpreter }
    : { reading: 'aloud', language: '', interpreter: '' }),
  ...{ name: '', answer: 'right', objection: '' },
})

export const blankHelper = (): HelperDraft => ({ sort: 'relative', name: '', bond: '', agreed: [] })

// -- what is sent -----------------------------------------------------------------------------------

const wanting = (...names: (string | false)[]): string[] => names.filter((name): name is string => name !== false)

export function evidenceBody(draft: EvidenceDraft): Filled<EvidenceIn> {
  const pages = draft.pages === null || draft.pages === '' ? null : Number(draft.pages)
  const missing = wanting(
    draft.title.trim() === '' && 'title',
    pages !== null && !(Number.isInteger(pages) && pages > 0 && pages < 10_000) && 'pages',
  )
  if (missing.length > 0) return { body: null, missing }
  const [kind, id] = draft.thing.split(':')
  return {
    missing: null,
    body: {
      ...{ party: draft.party, title: draft.title.trim(), proves: draft.proves.trim(), form: draft.form, pages },
      file_id: kind === 'file' ? (id ?? null) : null,
      photo_id: kind === 'photo' ? (id ?? null) : null,
    },
  }
}

export function statementBody(draft: StatementDraft): Filled<StatementIn> {
  const isSpoken = draft.language !== ''
  const missing = wanting(
    draft.party === null && draft.speaker.trim() === '' && 'speaker',
    draft.said_at === '' && 'said_at',
    draft.words.trim() === '' && 'words',
    isSpoken && draft.interpreter.trim() === '' && 'interpreter',
  )
  if (missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      ...{ kind: draft.kind, party: draft.party, speaker: draft.party === null ? draft.speaker.trim() : '' },
      said_at: momentOf(draft.said_at),
      ...{ place: draft.place.trim(), present: draft.present.trim(), words: draft.words.trim(), language: draft.language },
      original: isSpoken ? draft.original.trim() : '',
      interpreter: isSpoken ? draft.interpreter.trim() : '',
    },
  }
}

/** Of which text: a paper, or a statement by its number. */
export type Text = { paper_id: Uuid } | { statement: number }

export function readBackBody(draft: ReadBackDraft, text: Text): Filled<ReadBackIn> {
  const byNumber = draft.listener === 'party' || draft.listener === 'helper'
  const isInterpreted = draft.reading === 'interpreted'
  const missing = wanting(
    byNumber && draft.number === null && 'number',
    draft.listener === 'witness' && !('statement' in text) && draft.name.trim() === '' && 'name',
    isInterpreted && draft.language === '' && 'language',
    isInterpreted && draft.interpreter.trim() === '' && 'interpreter',
    draft.answer === 'objects' && draft.objection.trim() === '' && 'objection',
  )
  if (missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      ...text,
      ...{ listener: draft.listener, number: byNumber ? draft.number : null, name: draft.name.trim() },
      ...{ reading: draft.reading, answer: draft.answer },
      language: isInterpreted ? draft.language : '',
      interpreter: isInterpreted ? draft.interpreter.trim() : '',
      objection: draft.answer === 'objects' ? draft.objection.trim() : '',
    },
  }
}

export function helperBody(draft: HelperDraft, parties: readonly number[]): Filled<HelperIn> {
  const missing = wanting(
    draft.name.trim() === '' && 'name',
    // Every party must want it (art. 20).
    (parties.length === 0 || parties.some((one) => !draft.agreed.includes(one))) && 'agreed',
  )
  if (missing.length > 0) return { body: null, missing }
  const agreed = draft.agreed.filter((one) => parties.includes(one))
  return { missing: null, body: { sort: draft.sort, name: draft.name.trim(), bond: draft.bond.trim(), agreed } }
}

/** The list with one of them a place earlier or later; as it is where there is no such place. */
export function moved(numbers: readonly number[], number: number, by: 1 | -1): number[] {
  const from = numbers.indexOf(number)
  const to = from + by
  if (from < 0 || to < 0 || to >= numbers.length) return [...numbers]
  const order = numbers.filter((one) => one !== number)
  order.splice(to, 0, number)
  return order
}

// -- the server -------------------------------------------------------------------------------------

/** It grows old with the case that it lies with: news of the one is news of the other. */
const keyOf = (id: Uuid) => [...caseKeys.one(id), 'dossier'] as const

export function useDossier(current: () => CaseOut) {
  return useQuery({
    queryKey: computed(() => keyOf(current().id)),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/cases/{case_id}/dossier', { params: { path: { case_id: current().id } }, signal })),
  })
}

/** Asked for when somebody wants to choose. */
export function useCandidates(current: () => CaseOut) {
  return useQuery({
    queryKey: computed(() => [...keyOf(current().id), 'candidates']),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/cases/{case_id}/co_mediators', { params: { path: { case_id: current().id } }, signal })),
    select: ({ items }) => items,
  })
}

export type DossierWrite =
  | { do: 'join' | 'leave'; account: Uuid }
  | { do: 'invite'; body: HelperIn }
  | { do: 'dismiss' | 'drop' | 'give_back'; number: number }
  | { do: 'list'; body: EvidenceIn }
  | { do: 'amend'; number: number; version: number; body: EvidenceIn }
  | { do: 'order'; numbers: number[] }
  | { do: 'take'; body: StatementIn }
  | { do: 'correct'; number: number; version: number; body: StatementIn }
  | { do: 'read'; body: ReadBackIn }
  | { do: 'sign'; number: number; picture: Blob }

/** Writes something of it; the answer is the case as it is now. */
export function useDossierWrite(current: () => CaseOut) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (write: DossierWrite) => ok(sent(current(), write)),
    // A stale copy is read anew, so that both texts can be shown.
    onError: (error) => isProblem(error, 'stale_version') && void client.invalidateQueries({ queryKey: keyOf(current().id) }),
    onSuccess: async (fresh) => {
      const { id } = current()
      storeCase(client, fresh)
      void client.invalidateQueries({ queryKey: caseKeys.timeline(id) })
      await client.invalidateQueries({ queryKey: keyOf(id) })
    },
  })
}

function sent({ id }: CaseOut, write: DossierWrite) {
  const path = { case_id: id }
  const header = (version: number) => ({ 'If-Match': `"${version}"` })
  switch (write.do) {
    case 'join':
      return api.POST('/api/v1/cases/{case_id}/co_mediators', { params: { path }, body: { account_id: write.account } })
    case 'leave':
      return api.DELETE('/api/v1/cases/{case_id}/co_mediators/{account_id}', {
        params: { path: { ...path, account_id: write.account } },
      })
    case 'invite':
      return api.POST('/api/v1/cases/{case_id}/helpers', { params: { path }, body: write.body })
    case 'dismiss':
      return api.DELETE('/api/v1/cases/{case_id}/helpers/{number}', { params: { path: { ...path, number: write.number } } })
    case 'list':
      return api.POST('/api/v1/cases/{case_id}/evidence', { params: { path }, body: write.body })
    case 'amend':
      return api.PUT('/api/v1/cases/{case_id}/evidence/{number}', {
        params: { path: { ...path, number: write.number }, header: header(write.version) },
        body: write.body,
      })
    case 'drop':
      return api.DELETE('/api/v1/cases/{case_id}/evidence/{number}', { params: { path: { ...path, number: write.number } } })
    case 'give_back':
      return api.POST('/api/v1/cases/{case_id}/evidence/{number}/return', {
        params: { path: { ...path, number: write.number } },
      })
    case 'order':
      return api.PUT('/api/v1/cases/{case_id}/evidence/order', { params: { path }, body: { numbers: write.numbers } })
    case 'take':
      return api.POST('/api/v1/cases/{case_id}/statements', { params: { path }, body: write.body })
    case 'correct':
      return api.PUT('/api/v1/cases/{case_id}/statements/{number}', {
        params: { path: { ...path, number: write.number }, header: header(write.version) },
        body: write.body,
      })
    case 'read':
      return api.POST('/api/v1/cases/{case_id}/read_backs', { params: { path }, body: write.body })
    case 'sign':
      return api.PUT('/api/v1/cases/{case_id}/read_backs/{number}/signature', {
        params: { path: { ...path, number: write.number } },
        // The schema's word for raw bytes is "string"; they go out as they are.
        body: write.picture as unknown as string,
        bodySerializer: () => write.picture,
        headers: { 'Content-Type': 'image/png' },
      })
  }
}
