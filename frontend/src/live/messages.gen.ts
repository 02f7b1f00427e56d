// Made by `npm run gen` from platform/events.schema.json. Change that file, never this one.

export type ClientMessage = Ping | LookAt
export type ServerMessage = Hello | Act | Beat | Resync | Posts | Look

/**
 * Messages on /ws/live.
 */
export interface LiveMessages {
  client: ClientMessage
  server: ServerMessage
}
/**
 * Asks for a beat, to find out whether the connection still carries.
 */
export interface Ping {
  kind: 'ping'
}
/**
 * The case that the page has open, null for none; `idle` while its reader does not touch it.
 */
export interface LookAt {
  case: string | null
  idle?: boolean
  kind: 'look'
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
  topic: string
  type: string
}
/**
 * What changed, for acts on cases; empty for others.
 *
 * `quiet`: a line or a picture was added to the case, and its version stayed. Of acts that came about by
 * themselves `clock` says which limit is near or past, `mark` how much of it is used in per cent, and
 * `level` how far up the case has come.
 */
export interface ActFacts {
  action?: string
  category?: string
  clock?: string
  level?: number
  mark?: number
  quiet?: boolean
  state?: string
  track?: string
  was_state?: string | null
  was_track?: string | null
}
/**
 * What the act was done to. Who holds this version has nothing to do, unless the act is quiet.
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
/**
 * Who else has open the case that you have open, and who writes what of it, you among them: whenever
 * that changes.
 */
export interface Look {
  case: string
  kind: 'look'
  leases: Lease[]
  lookers: Looker[]
}
/**
 * Somebody writes a form of a case: `what` is the step, and of which part of the case.
 */
export interface Lease {
  id: string
  name: string
  since: string
  until: string
  what: string
}
/**
 * A colleague who has a case open; `idle` where they have not touched their page for a while.
 */
export interface Looker {
  id: string
  idle: boolean
  name: string
}
