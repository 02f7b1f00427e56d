/** What mediation adds to a case, under the names its screens use. */
import type { components } from '@/api/schema.gen'
import type { CaseOut } from '@/api/types'

type Schemas = components['schemas']

export type DisputeOut = Schemas['DisputeOut']
export type MediationSessionOut = Schemas['MediationSessionOut']
export type Arranged = Schemas['AppointmentOut']
export type SessionIn = Schemas['SessionIn']
export type ConcludeIn = Schemas['ConcludeIn']
export type Outcome = ConcludeIn['outcome']

/** What is known of the mediation of a case; null for a case of another track. */
export function disputeOf(current: CaseOut): DisputeOut | null {
  return current.dispute
}
