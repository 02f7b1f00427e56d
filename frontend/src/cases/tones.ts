/** The colour family a state is drawn in; the words beside it always say the same. */
import type { State, Urgency } from '@/api/types'

export type Tone = 'waiting' | 'active' | 'done' | 'danger' | 'neutral'

export const TONE_OF_STATE: Record<State, Tone> = {
  reported: 'waiting',
  accepted: 'active',
  dispatched: 'waiting',
  in_hand: 'active',
  handled: 'done',
  mediating: 'active',
  concluded: 'done',
  closed: 'neutral',
}

export const TONE_OF_URGENCY: Record<Urgency, Tone> = { general: 'neutral', urgent: 'waiting', critical: 'danger' }
