/** The form by which a mediator takes a dispute down: case, origin and both parties at once. */
import type { IntakeForm } from '@/cases/intakes'

import DisputeFields from './DisputeFields.vue'
import { blankAside, blankDispute, disputeBody, isBegun, takeIn, type AsideDraft, type DisputeIn, type NewDraft } from './opening'

export const disputeForm: IntakeForm<NewDraft, AsideDraft, DisputeIn> = {
  title: 'opening.take.title',
  submit: 'opening.take.submit',
  done: 'opening.take.done',
  other: 'opening.take.other',
  wanting: 'opening.take.wanting',
  component: DisputeFields,
  width: 720,
  blank: blankDispute,
  blankAside,
  begun: isBegun,
  body: disputeBody,
  send: takeIn,
}
