/** What mediation brings to a desk beside its steps: its own intake, and the list of what has gone other roads. */
import { defineAsyncComponent } from 'vue'

import type { IntakeForm } from '@/cases/intakes'
import { addChinese, type MessageKey } from '@/i18n'
import { brought } from '@/i18n/brought'

import { blankAside, blankDispute, disputeBody, isBegun, takeIn, type AsideDraft, type DisputeIn, type NewDraft } from './opening'

export const disputeIntake: IntakeForm<NewDraft, AsideDraft, DisputeIn> = {
  operation: 'mediation.take_in',
  title: 'opening.take.title',
  submit: 'opening.take.submit',
  done: 'opening.take.done',
  other: 'opening.take.other',
  wanting: 'opening.take.wanting',
  component: defineAsyncComponent(() => import('./DisputeFields.vue')),
  width: 720,
  words: async () => addChinese((await import('./words.zh')).default),
  blank: blankDispute,
  blankAside,
  begun: isBegun,
  body: disputeBody,
  send: takeIn,
}

export const onwardPage = {
  name: 'onward',
  title: 'desk.pages.onward' as MessageKey,
  operation: 'mediation.onward',
  component: brought(
    () => import('./OnwardPage.vue'),
    () => import('./words.zh'),
  ),
}
