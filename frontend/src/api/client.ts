/**
 * The one way to the server's API: typed by its schema, signed with the CSRF token and with the name of the
 * person the page shows, and every failure thrown as an `ApiProblem`.
 */
import createClient, { type Middleware } from 'openapi-fetch'

import { askTimeBy, hearServerTime } from './clock'

import type { paths } from './schema.gen'
import { type ApiProblem, problemOf, wayProblem } from './problem'
import type { Uuid } from './types'
import { beginWrite, type Write } from './writes'

export { ApiProblem, isProblem, isUnanswered } from './problem'
export { uuid7 } from './ids'

/** A weak mountain link needs patience; a dead one should not hold the screen for minutes. */
const PATIENCE_MS = 20_000
const UPLOAD_PATIENCE_MS = 120_000

/** Set by `useSession` from the session's answer; the cookie may be newer, so it is asked first. */
let heldToken = ''
let onSignedOut: (problem: ApiProblem) => void = () => undefined
/** Wrong words at a door are 401 as well; these two mean that this page has lost its person. */
const SHOWS_THE_DOOR = ['unauthenticated', 'another_actor']

export function holdCsrfToken(token: string): void {
  heldToken = token
}

/** The person and post this page shows; null at the door. */
let actor: { account: Uuid; post: Uuid } | null = null

/** From now on every request says that it is made for this person under this post. */
export function actAs(account: Uuid, post: Uuid): void {
  actor = { account, post }
}

/** The header that says so. The server refuses what would be done, or shown, as somebody else. */
export function actingAs(): Record<string, string> {
  return actor === null ? {} : { 'Acting-As': `${actor.account}/${actor.post}` }
}

/** Called whenever the server says that this device's session has ended, or is another's. */
export function whenSignedOut(handler: (problem: ApiProblem) => void): void {
  onSignedOut = handler
}

let silent = false

/** The page's person has gone: whatever of it still runs asks nothing more, and gets no answer to act upon. */
export function fallSilent(): void {
  silent = true
}

/** How a person shows that it is them; whether they did. */
let confirm: () => Promise<boolean> = () => Promise.resolve(false)

/** Called where the server wants to know once more that it is the person whom the page shows. */
export function whenConfirmationNeeded(how: () => Promise<boolean>): void {
  confirm = how
}

/** The one way out. */
function send(request: Request | string, init: RequestInit): Promise<Response> {
  return silent ? new Promise(() => undefined) : fetch(request, init)
}

function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? heldToken
}

async function patientFetch(request: Request): Promise<Response> {
  // Only photos are PUT with a body worth minutes.
  const patience = request.method === 'PUT' ? UPLOAD_PATIENCE_MS : PATIENCE_MS
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), patience)
  const giveUp = (): void => abort.abort()
  request.signal.addEventListener('abort', giveUp)
  const began = performance.now()
  try {
    const response = await send(request, { signal: abort.signal })
    hearTime(response, performance.now() - began)
    return response
  } catch (error) {
    // The caller's own cancel is not a failure; pass it on as it is.
    if (request.signal.aborted) throw error
    throw wayProblem(abort.signal.aborted ? 'timeout' : 'network')
  } finally {
    clearTimeout(timer)
    request.signal.removeEventListener('abort', giveUp)
  }
}

/** The browser may give again, without asking, what has a `max-age`: its date is of another day. */
function hearTime(response: Response, waitedMs: number): void {
  if (/max-age=[1-9]/.test(response.headers.get('Cache-Control') ?? '')) return
  hearServerTime(response.headers.get('Date'), waitedMs)
}

/** What is only for whoever has just shown that it is them goes once more when they have; nothing was done before. */
async function confirmedFetch(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await signedFetch(request)
  if (response.status !== 403 || (await problemOf(response.clone())).code !== 'confirm_first') return response
  return (await confirm()) ? signedFetch(again) : response
}

/** A token can get lost (cookies cleared, another tab). The refusal brings a fresh one, and nobody need notice. */
async function signedFetch(request: Request): Promise<Response> {
  if (request.method === 'GET') return patientFetch(request)
  request.headers.set('X-CSRFToken', csrfToken())
  const write = await writeOf(request)
  if (write !== null) request.headers.set('Idempotency-Key', write.key)
  let told = false
  try {
    const response = await sentWithToken(request)
    told = await tellsOfWrite(response)
    return response
  } finally {
    write?.over(told)
  }
}

/**
 * Behind a proxy that gave up, or a server that fell over, the write may have been done all the same. And who is turned
 * away before the write was looked at has heard nothing of a try before this one.
 */
const TURNED_AWAY = [401, 408, 425, 428, 429]

async function tellsOfWrite(response: Response): Promise<boolean> {
  if (response.status >= 500 || TURNED_AWAY.includes(response.status)) return false
  if (response.status !== 403 && response.status !== 409) return true
  const { code } = await problemOf(response.clone())
  return code !== 'another_actor' && code !== 'csrf_failed'
}

/** What is made here brings an id of its own, and what is done to a session is done once by itself. */
async function writeOf(request: Request): Promise<Write | null> {
  const { pathname } = new URL(request.url)
  const isWords = request.headers.get('Content-Type')?.startsWith('application/json') ?? true
  if (actor === null || !isWords || pathname.startsWith('/api/v1/session')) return null
  return beginWrite(actor.account, request.method, pathname, await request.clone().text())
}

async function sentWithToken(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await patientFetch(request)
  const token = response.status === 403 ? await tokenIn(response.clone()) : null
  if (token === null) return response
  holdCsrfToken(token)
  again.headers.set('X-CSRFToken', token)
  return patientFetch(again)
}

async function tokenIn(response: Response): Promise<string | null> {
  const { code, extra } = await problemOf(response)
  return code === 'csrf_failed' && typeof extra.csrf_token === 'string' ? extra.csrf_token : null
}

const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept', 'application/json')
    for (const [name, value] of Object.entries(actingAs())) request.headers.set(name, value)
    return request
  },
  onResponse: ({ response }) => accepted(response),
}

/** The answer itself, or its problem thrown. */
async function accepted(response: Response): Promise<Response> {
  if (response.ok) return response
  const problem = await problemOf(response)
  if (SHOWS_THE_DOOR.includes(problem.code)) onSignedOut(problem)
  throw problem
}

/** For what is no document of the API: tiles. Signed, and refused, like everything else. */
export async function fetchSigned(address: string, init: RequestInit = {}): Promise<Response> {
  return accepted(await send(address, { ...init, credentials: 'same-origin', headers: actingAs() }))
}

/** The page's own origin; happy-dom and browsers alike need an absolute address to build a Request. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  fetch: confirmedFetch,
})
api.use(manners)

/** The cheapest answer there is. */
const ping = (): Promise<Response> => patientFetch(new Request(`${location.origin}/healthz`, { method: 'HEAD', cache: 'no-store' }))

// Only its date is of interest.
askTimeBy(ping)

/** Whether the server answers at all. */
export async function reachServer(): Promise<boolean> {
  return ping().then(
    ({ ok }) => ok,
    () => false,
  )
}

/** Before an address is opened that only somebody may open who has just shown that it is them: whether they have. */
export async function beConfirmed(): Promise<boolean> {
  const { fresh } = await ok(api.GET('/api/v1/session/confirm'))
  return fresh || confirm()
}

/** The body of an answer. Failures were thrown before, so only an empty 2xx has none. */
export async function ok<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer
  return data as NonNullable<T>
}

/** The header of every change to an existing thing: "I saw this version". */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}
