/**
 * The closed set of messages on `/ws/live`, and the catch-up page of `GET /api/v1/events`.
 * Written from the contract; gives way to `messages.gen.ts`, made from the server's schema.
 */
import type { Action, State, Timestamp, Track, Uuid } from '@/api/types'

export interface ActFacts {
  action?: Action
  track?: Track
  was_track?: Track
  category?: string
  state?: State
  was_state?: State | null
}

/** One row of the journal: thin, without personal data. */
export interface Act {
  kind: 'act'
  county: string
  seq: number
  type: string
  topic: string
  object: { type: string; id: Uuid; version: number }
  area: string
  actor: Uuid | null
  at: Timestamp
  facts: ActFacts
}

/** Head sequence number of each county the viewer may hear. */
export type Heads = Record<string, number>

export interface Hello {
  kind: 'hello'
  epoch: string
  heads: Heads
}

export interface Beat {
  kind: 'beat'
  heads: Heads
}

export interface Resync {
  kind: 'resync'
  reason: string
}

export type ServerMessage = Hello | Act | Beat | Resync

export interface EventsPage {
  events: Act[]
  next: number
  head: number
  epoch: string
}
