/**
 * The tracks a face knows. Each room brings its own: the road of its cases, the colours of their states, the parts
 * it adds to a case's page. Its words stand in its messages (`words.ts`). A track that no room has brought, of a newer
 * server say, is still listed, read and moved: by the words and the road that can be made out of the case itself.
 */
import type { Component } from 'vue'

import type { CaseOut, State, TimelineEntry, Track, Urgency } from '@/api/types'
import type { MessageKey } from '@/i18n'

/** The colour family a state is drawn in; the words beside it always say the same. */
export type Tone = 'waiting' | 'active' | 'done' | 'danger' | 'neutral'

export interface TrackPart {
  code: Track
  /** The usual road of a case, for the bar that shows how far it has come. */
  stages: readonly State[]
  tones: Readonly<Record<State, Tone>>
  /** What the track knows of a case beside what all have: drawn with `current`, headed by its own title. */
  facts?: { title: MessageKey; component: Component; there(current: CaseOut): boolean }
  /** What a line of the timeline tells beyond its own words: drawn with `entry` and `current`. */
  telling?: Component
}

const known = new Map<Track, TrackPart>()

export function registerTrack(part: TrackPart): void {
  if (known.has(part.code)) throw new Error(`Two rooms bring the track ${part.code}.`)
  known.set(part.code, part)
}

/** For tests, which bring tracks of their own. */
export function forgetTrack(code: Track): void {
  known.delete(code)
}

export function trackOf(code: Track): TrackPart | undefined {
  return known.get(code)
}

/** The tracks one can ask for, in the order their rooms came. */
export function trackCodes(): Track[] {
  return [...known.keys()]
}

export function toneOf(state: State): Tone {
  for (const { tones } of known.values()) {
    const tone = tones[state]
    if (tone !== undefined) return tone
  }
  return 'neutral'
}

/** The road of a case. Where no room has told it, it is the way that the case has come. */
export function stagesOf({ track, state }: Pick<CaseOut, 'track' | 'state'>, entries: readonly TimelineEntry[]): readonly State[] {
  const told = known.get(track)?.stages
  if (told !== undefined) return told
  const stood = [...entries].sort((one, other) => one.id - other.id).map((entry) => entry.to_state)
  return [...new Set([...stood.filter((each) => each !== state), state])]
}

export const TONE_OF_URGENCY: Record<Urgency, Tone> = { general: 'neutral', urgent: 'waiting', critical: 'danger' }
