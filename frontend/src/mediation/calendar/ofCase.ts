import type { CaseOut } from '@/api/types'

/** What is arranged of a case. A server of the last release tells nothing of it. */
export const appointmentsOf = (current: Pick<CaseOut, 'id'> & Partial<Pick<CaseOut, 'appointments'>>): CaseOut['appointments'] =>
  current.appointments ?? []
