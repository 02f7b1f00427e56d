/** What mediation brings to a desk beside its steps: its own intake, and the list of what has gone other roads. */
import type { Intake, IntakeForm } from '@/cases/intakes'
import { addChinese, type MessageKey } from '@/i18n'
import { brought } from '@/i18n/brought'

const words = () => import('./words.zh')

export const disputeIntake: Intake = {
  operation: 'mediation.take_in',
  async form() {
    const [{ disputeForm }, said] = await Promise.all([import('./intakeForm'), words()])
    addChinese(said.default)
    return disputeForm as unknown as IntakeForm
  },
}

export const onwardPage = {
  name: 'onward',
  title: 'desk.pages.onward' as MessageKey,
  operation: 'mediation.onward',
  component: brought(() => import('./OnwardPage.vue'), words),
}
