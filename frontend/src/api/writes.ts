/**
 * The key each write is known by (`Idempotency-Key`). Sent again because its answer was lost, pressed once more or after
 * a reload, the same write goes under the same key, and the server does it once.
 *
 * The same write is the same person asking the same address for the same thing. The version seen is no part of it:
 * whoever has looked again meanwhile still means the same. Once anything has been answered about an object, what is
 * asked of it next is meant anew; only what is still under way waits for an answer of its own.
 */
import { serverNow } from '@/api/clock'

import { uuid7 } from './ids'
import type { Uuid } from './types'

const STORE = 'pingan_writes'
const MINUTE_MS = 60_000
/** A press of a button is repeated at once, or is another one. */
const PRESS_MS = 10 * MINUTE_MS
/** Words wait for their writer: a note that did not go in the evening is sent again in the morning. */
const WORDS_MS = 24 * 60 * MINUTE_MS

interface Unanswered {
  key: Uuid
  /** The address of what it is done to. */
  object: string
  until: number
}

export interface Write {
  key: Uuid
  /** No answer comes any more; `told`: the server has said what became of it. */
  over(told: boolean): void
}

/** What this page waits for. */
const underWay = new Set<string>()

export function beginWrite(account: Uuid, method: string, address: string, body: string): Write {
  const name = fingerprint([method, address, body].join('\n'))
  const open = unansweredOf(account)
  const key = open.get(name)?.key ?? uuid7()
  const object = objectOf(address)
  // Written before it is sent: should the page die now, the repeat is known as one.
  open.set(name, { key, object, until: serverNow() + (saysWords(address, body) ? WORDS_MS : PRESS_MS) })
  keep(account, open)
  underWay.add(name)
  return {
    key,
    over(told) {
      underWay.delete(name)
      if (!told) return
      const left = [...unansweredOf(account)].filter(
        ([other, write]) => other !== name && (write.object !== object || underWay.has(other)),
      )
      keep(account, new Map(left))
    },
  }
}

/** Its person goes by their own hand. */
export function forgetWrites(): void {
  held = null
  removeStored()
}

function removeStored(): void {
  try {
    localStorage.removeItem(STORE)
  } catch {
    // Then nothing was written down.
  }
}

/** Of one account: what is another's is of no use, and goes with the first write. Kept here too, for a full disk. */
let held: { account: Uuid; open: Map<string, Unanswered> } | null = null

function unansweredOf(account: Uuid): Map<string, Unanswered> {
  const found = read() ?? held
  if (found === null || found.account !== account) return new Map()
  return new Map([...found.open].filter(([, { until }]) => until > serverNow()))
}

function read(): typeof held {
  try {
    const { account, open } = JSON.parse(localStorage.getItem(STORE) ?? '') as { account: Uuid; open: [string, Unanswered][] }
    return { account, open: new Map(open) }
  } catch {
    return null
  }
}

function keep(account: Uuid, open: Map<string, Unanswered>): void {
  held = { account, open }
  try {
    localStorage.setItem(STORE, JSON.stringify({ account, open: [...open] }))
  } catch {
    // What is held serves this page, and what was written before must not speak against it.
    removeStored()
  }
}

/** `/api/v1/cases/{id}/note` is done to the case; that somebody writes of it is done to none. */
function objectOf(address: string): string {
  if (address.includes('/leases/')) return address
  return address.split('/').slice(0, 5).join('/')
}

function saysWords(address: string, body: string): boolean {
  return address.startsWith('/api/v1/cases/') && !['', '{}'].includes(body)
}

/** Tells writes apart without keeping what they say. */
function fingerprint(text: string): string {
  let one = 0x811c9dc5
  let other = 0x9e3779b9
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ code, 0x85ebca6b) ^ (other >>> 13)
  }
  return `${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}.${text.length}`
}
