/** The steps before and beside mediation: not taken in, and going on beyond the month. Their forms come when asked for. */
import type { Filled, StepForm } from '@/cases/steps'
import { brought } from '@/i18n/brought'

import type { components } from '@/api/schema.gen'

type DeclineIn = components['schemas']['DisputeDeclineIn']
type ProlongIn = components['schemas']['ProlongIn']

export interface DeclineDraft {
  ground: DeclineIn['ground'] | ''
  road: string
  reason: string
}

export interface ProlongDraft {
  until: string
  agreed_by: number[]
  how: ProlongIn['how']
  note: string
}

const words = () => import('./words.zh')

export function declineBody({ ground, road, reason }: DeclineDraft): Filled<DeclineIn> {
  const missing = [ground === '' && 'ground', road === '' && 'road', reason.trim() === '' && 'reason'].filter(
    (name): name is string => name !== false,
  )
  if (ground === '' || missing.length > 0) return { body: null, missing }
  return { missing: null, body: { ground, road, reason: reason.trim() } }
}

export function prolongBody({ until, agreed_by, how, note }: ProlongDraft): Filled<ProlongIn> {
  const missing = [until === '' && 'until', agreed_by.length === 0 && 'agreed_by'].filter(
    (name): name is string => name !== false,
  )
  if (missing.length > 0) return { body: null, missing }
  return { missing: null, body: { until, agreed_by: [...agreed_by].sort((a, b) => a - b), how, note: note.trim() } }
}

export const decline: StepForm<DeclineDraft> = {
  component: brought(() => import('./DeclineForm.vue'), words),
  width: 620,
  blank: () => ({ ground: '', road: '', reason: '' }),
  body: declineBody,
  words: ({ reason }) => reason.trim(),
}

export const prolong: StepForm<ProlongDraft> = {
  component: brought(() => import('./ProlongForm.vue'), words),
  width: 560,
  blank: () => ({ until: '', agreed_by: [], how: 'signed', note: '' }),
  body: prolongBody,
  words: ({ note }) => note.trim(),
}
