/** The steps of the spine: what every case can be taken through, whatever its track. */
import type { Uuid } from '@/api/types'

import DispatchForm from './DispatchForm.vue'
import type { StepForm, StepPart } from './steps'

export interface DispatchDraft {
  worker_id: Uuid | null
  note: string
}

const dispatch: StepForm<DispatchDraft> = {
  component: DispatchForm,
  width: 520,
  blank: () => ({ worker_id: null, note: '' }),
  body: ({ worker_id, note }) =>
    worker_id === null ? { body: null, missing: ['worker_id'] } : { body: { worker_id, note: note.trim() }, missing: null },
  words: ({ note }) => note.trim(),
  // The only grid worker there is was not chosen by anybody.
  begun: ({ note }) => note.trim() !== '',
}

/** A case is put back before it was sent out, or taken back after. */
export const ownSteps = {
  claim: { key: 'a', place: 10 },
  dispatch: { key: 'd', place: 20, form: dispatch, told: (fresh) => ({ name: fresh.holder?.name ?? '' }) },
  close: { key: 'c', place: 60 },
  release: { key: 'b', place: 70, secondary: true },
  recall: { key: 'b', place: 80, secondary: true },
  rework: { key: 'w', place: 90, secondary: true },
  note: { key: 'r', place: 100 },
  receive: { key: 'a' },
  handle: { key: 'e' },
  self_resolve: { key: 's' },
  send_back: { key: 'b', secondary: true },
} satisfies Record<string, StepPart>
