// Made by `npm run gen` from platform/events.schema.json. Change that file, never this one.

export type ServerMessage = Hello | Act | Beat | Resync | Posts
export type Action =
  | 'add_photo'
  | 'claim'
  | 'close'
  | 'conclude'
  | 'dispatch'
  | 'hand_to_mediation'
  | 'handle'
  | 'note'
  | 'recall'
  | 'receive'
  | 'record_session'
  | 'release'
  | 'report'
  | 'rework'
  | 'self_resolve'
  | 'send_back'
export type State =
  'accepted' | 'closed' | 'concluded' | 'dispatched' | 'handled' | 'in_hand' | 'mediating' | 'reported'
export type Track = 'dispute' | 'event'
/**
 * Closed set; `people.policy.may_hear` has a rule for each.
 */
export type Topic = 'cases.dispute' | 'cases.event' | 'centers' | 'people' | 'registry' | 'territory'

/**
 * Messages on /ws/live.
 */
export interface LiveMessages {
  client: Ping
  server: ServerMessage
}
/**
 * Asks for a beat, to find out whether the connection still carries.
 */
export interface Ping {
  kind: 'ping'
}
/**
 * The first message: acts numbered above `heads` will follow; fetch what lies before.
 *
 * `account` and `post` are whose socket it is: a page that shows somebody else must go.
 */
export interface Hello {
  account: string
  epoch: string
  heads: {
    [k: string]: number
  }
  kind: 'hello'
  post: string
}
/**
 * One row of the journal, thin and without personal data. `seq` may jump over acts you may not hear.
 */
export interface Act {
  actor: string | null
  area: string
  at: string
  county: string
  facts: ActFacts
  kind: 'act'
  object: ActObject
  seq: number
  topic: Topic
  type: string
}
/**
 * What changed, for acts on cases; empty for others.
 */
export interface ActFacts {
  action?: Action
  category?: string
  state?: State
  track?: Track
  was_state?: State | null
  was_track?: Track | null
}
/**
 * What the act was done to. A client that already holds this version has nothing to do.
 */
export interface ActObject {
  id: string
  type: string
  version: number
}
/**
 * Every 15 seconds, and in answer to a ping: everything up to `heads` has been sent.
 */
export interface Beat {
  heads: {
    [k: string]: number
  }
  kind: 'beat'
}
/**
 * What you hold can no longer be brought up to date by acts: fetch anew and connect again.
 *
 * `scope`: your post changed. `restored`: the database was taken back to an earlier moment.
 */
export interface Resync {
  kind: 'resync'
  reason: 'restored' | 'scope'
}
/**
 * With the day another of your posts has begun or ended: ask for your session anew.
 */
export interface Posts {
  kind: 'posts'
}
