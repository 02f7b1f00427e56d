/**
 * The one live connection of a page: push while the socket stands, catch-up for the time it did not.
 *
 * A push never carries the only copy. For each county the feed keeps the number of the last act it knows to
 * be applied; after a break it asks `GET /events` for everything behind that number before it believes the
 * socket again. Acts outside the viewer's scope are skipped by the server, so a jump in numbers is no loss;
 * a loss shows as a head (hello, beat) the socket never led up to.
 */
import type { EventsPage, Uuid } from '@/api/types'
import { serverNow } from '@/api/clock'

import type { Act, ClientMessage, Hello, Look, LookAt, ServerMessage } from './messages'

/** Head of the journal by county. */
type Heads = Record<string, number>

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline'

export interface LiveListener {
  /** An act in scope, once, in order of `seq`. */
  act(act: Act): void
  /** What was fetched before may be outdated in ways no act will tell: fetch anew. */
  resync(reason: string): void
  state(state: LiveState): void
  /** The socket greeted the page as this person under this post. */
  greeted(account: Uuid, post: Uuid): void
  /** With the day another post of the person began or ended. */
  postsChanged(): void
  /** Who else has open what this page has open; said anew whenever it changes. */
  looked(look: Look): void
  /** The server closed the socket because it no longer knows this device. */
  signedOut(): void
  /** The page was level with the server at this moment (by the server's clock, milliseconds since 1970). */
  fresh(at: number): void
}

export interface LiveLimits {
  backoffBaseMs: number
  backoffCapMs: number
  pollMs: number
  /** Silence after which a socket that still says "open" is taken for dead. The server beats every 15 s. */
  silenceMs: number
}

export interface LiveWorld {
  open(url: string): WebSocket
  fetchEvents(ask: { county: string; after: number; epoch: string }): Promise<EventsPage>
  /** True for the answer that says: your cursor is no longer of use (410 `resync`). */
  isResync(error: unknown): boolean
  online(): boolean
  random(): number
}

const LIMITS: LiveLimits = { backoffBaseMs: 1_000, backoffCapMs: 30_000, pollMs: 30_000, silenceMs: 45_000 }

/** `CloseCode.SIGNED_OUT` of the server. */
const SIGNED_OUT = 4401

/** Full jitter: after an outage hundreds of phones must not come back in the same second. */
export function backoffMs(attempt: number, random: number, limits: LiveLimits = LIMITS): number {
  const ceiling = Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** Math.min(attempt, 10))
  return Math.max(250, random * ceiling)
}

export class LiveFeed {
  private socket: WebSocket | null = null
  private epoch: string | null = null
  private readonly cursors = new Map<string, number>()
  /** Acts pushed while a catch-up runs; they are newer than anything the catch-up returns. */
  private readonly held: Act[] = []
  /** The heads a running catch-up must reach. */
  private readonly marks = new Map<string, number>()
  private catchingUp: Promise<void> | null = null
  /** The socket in hand has said hello. */
  private greeted = false
  /** Everything up to the cursor is applied and nothing older is missing: pushes may be applied as they come. */
  private level = false
  private attempt = 0
  /** What the page has open; a new socket is told, too. */
  private looking: LookAt = { kind: 'look', case: null }
  private running = false
  private reconnectTimer: ReturnType<typeof setTimeout> | undefined
  private silenceTimer: ReturnType<typeof setTimeout> | undefined
  private pollTimer: ReturnType<typeof setInterval> | undefined
  private shown: LiveState = 'connecting'

  constructor(
    private readonly url: string,
    private readonly world: LiveWorld,
    private readonly listener: LiveListener,
    private readonly limits: LiveLimits = LIMITS,
  ) {}

  start(): void {
    if (this.running) return
    this.running = true
    this.pollTimer = setInterval(() => void this.poll(), this.limits.pollMs)
    this.connect()
  }

  /** Ends the connection and forgets the cursor: the next viewer may have another scope. */
  stop(): void {
    this.running = false
    clearTimeout(this.reconnectTimer)
    clearInterval(this.pollTimer)
    this.dropSocket()
    this.forget()
    this.attempt = 0
    this.show('connecting')
  }

  /** The network or the page came back: try at once instead of waiting out the pause. */
  wake(): void {
    if (!this.running || this.socket !== null) return
    this.attempt = 0
    clearTimeout(this.reconnectTimer)
    this.connect()
  }

  /** Asked for by hand: an attempt that hangs, or whose catch-up failed, is given up for a new one. */
  reconnect(): void {
    if (this.level) return
    this.dropSocket()
    this.wake()
  }

  /** The page has this case open now, or none; `idle` while nobody touches it. */
  look(at: Uuid | null, idle: boolean): void {
    this.looking = { kind: 'look', case: at, idle }
    if (this.greeted) this.say(this.looking)
  }

  private say(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message))
  }

  private connect(): void {
    if (!this.running) return
    const socket = this.world.open(this.url)
    this.socket = socket
    socket.onmessage = (event: MessageEvent<string>) => this.hear(socket, event.data)
    socket.onclose = (event) => this.lost(socket, event.code)
    // A connect attempt into a dead network may hang for minutes; silence covers it as well.
    this.listenForSilence(socket)
  }

  private lost(socket: WebSocket, code?: number): void {
    if (socket !== this.socket) return
    this.dropSocket()
    if (!this.running) return
    if (code === SIGNED_OUT) this.listener.signedOut()
    this.show(this.world.online() ? 'reconnecting' : 'offline')
    this.reconnectTimer = setTimeout(
      () => {
        this.connect()
      },
      backoffMs(this.attempt++, this.world.random(), this.limits),
    )
  }

  private dropSocket(): void {
    clearTimeout(this.silenceTimer)
    const socket = this.socket
    this.socket = null
    this.greeted = false
    this.level = false
    if (socket === null) return
    socket.onmessage = null
    socket.onclose = null
    socket.close()
  }

  private listenForSilence(socket: WebSocket): void {
    clearTimeout(this.silenceTimer)
    this.silenceTimer = setTimeout(() => this.lost(socket), this.limits.silenceMs)
  }

  private hear(socket: WebSocket, text: string): void {
    if (socket !== this.socket) return
    this.listenForSilence(socket)
    const message = JSON.parse(text) as ServerMessage
    if (message.kind === 'hello') void this.greet(message)
    else if (message.kind === 'beat') void this.compare(message.heads)
    else if (message.kind === 'resync') this.startOver(message.reason)
    else if (message.kind === 'posts') this.listener.postsChanged()
    else if (message.kind === 'look') this.listener.looked(message)
    else this.take(message)
  }

  private async greet({ epoch, heads, account, post }: Hello): Promise<void> {
    this.listener.greeted(account, post)
    this.attempt = 0
    this.greeted = true
    if (this.looking.case !== null) this.say(this.looking)
    if (this.epoch === epoch) {
      await this.reach(heads)
      return
    }
    const reason = this.epoch === null ? 'first' : 'epoch'
    this.forget()
    this.epoch = epoch
    for (const [county, head] of Object.entries(heads)) this.cursors.set(county, head)
    this.level = true
    this.listener.resync(reason)
    this.freshen()
  }

  /** A beat tells how far the journal is; every act in scope up to there was sent before it on this socket. */
  private async compare(heads: Heads): Promise<void> {
    if (!this.level) {
      await this.reach(heads)
      return
    }
    if (this.catchingUp !== null) return
    for (const [county, head] of Object.entries(heads)) {
      this.cursors.set(county, Math.max(head, this.cursorOf(county)))
    }
    this.freshen()
  }

  private take(act: Act): void {
    if (this.catchingUp !== null) this.held.push(act)
    // While behind, a push would move the cursor over what is still missing; the next catch-up brings it along.
    else if (this.level) this.apply(act)
  }

  private apply(act: Act): void {
    if (act.seq <= this.cursorOf(act.county)) return
    this.cursors.set(act.county, act.seq)
    this.listener.act(act)
    this.freshen()
  }

  /**
   * Reads on until every county is at its head. One reading at a time: a hello during a reading only
   * raises the mark it has to reach. A failure waits for the next beat or poll.
   */
  private reach(heads: Heads): Promise<void> {
    for (const [county, head] of Object.entries(heads)) {
      this.marks.set(county, Math.max(head, this.marks.get(county) ?? 0))
    }
    this.catchingUp ??= this.readBehind().then((reached) => {
      this.catchingUp = null
      this.marks.clear()
      const held = this.held.splice(0)
      if (!reached) return
      this.level = this.greeted
      held.forEach((act) => this.apply(act))
      this.freshen()
    })
    return this.catchingUp
  }

  private async readBehind(): Promise<boolean> {
    const epoch = this.epoch
    try {
      for (const county of this.marks.keys()) await this.readCounty(county)
      if (epoch === null || this.epoch !== epoch) return false
      return [...this.marks].every(([county, mark]) => this.cursorOf(county) >= mark)
    } catch (error) {
      if (this.world.isResync(error)) this.startOver('expired')
      return false
    }
  }

  private async readCounty(county: string): Promise<void> {
    for (;;) {
      const epoch = this.epoch
      if (epoch === null) return
      const after = this.cursorOf(county)
      const page = await this.world.fetchEvents({ county, after, epoch })
      // The feed may have been stopped, or told to start over, while the answer was on its way.
      if (this.epoch !== epoch) return
      for (const act of page.events) this.apply(act)
      // `next` also moves past acts the viewer may not see.
      this.cursors.set(county, Math.max(this.cursorOf(county), page.next))
      const enough = Math.max(page.head, this.marks.get(county) ?? 0)
      if (page.next >= enough || page.next <= after) return
    }
  }

  /** Without a live socket, ask; without even a cursor, fetch anew. */
  private async poll(): Promise<void> {
    if (this.shown === 'live') return
    if (this.epoch === null) this.listener.resync('poll')
    else await this.reach(Object.fromEntries(this.cursors))
  }

  /** Drops what is known and lets a new hello set the cursor; the listener then fetches anew. */
  private startOver(reason: string): void {
    this.forget()
    this.listener.resync(reason)
    const socket = this.socket
    if (socket !== null) this.lost(socket)
  }

  private forget(): void {
    this.epoch = null
    this.cursors.clear()
    this.held.length = 0
    this.level = false
  }

  private cursorOf(county: string): number {
    return this.cursors.get(county) ?? 0
  }

  private freshen(): void {
    this.listener.fresh(serverNow())
    if (this.greeted && this.level && this.shown !== 'live') this.show('live')
  }

  private show(state: LiveState): void {
    this.shown = state
    this.listener.state(state)
  }
}
