/**
 * The one way to the server's API: typed by its schema, signed with the CSRF token,
 * and every failure thrown as an `ApiProblem`.
 */
import createClient, { type Middleware } from 'openapi-fetch'

import { askTimeBy, hearServerTime } from '@/ui/clock'

import type { paths } from './schema.gen'
import { problemOf, wayProblem } from './problem'

export { ApiProblem, isProblem } from './problem'
export { uuid7 } from './ids'

/** A weak mountain link needs patience; a dead one should not hold the screen for minutes. */
const PATIENCE_MS = 20_000
const UPLOAD_PATIENCE_MS = 120_000

/** Set by `useSession` from the session's answer; the cookie may be newer, so it is asked first. */
let heldToken = ''
let onSignedOut: () => void = () => undefined

export function holdCsrfToken(token: string): void {
  heldToken = token
}

/** Called once whenever the server no longer knows this device's session. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
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
    const response = await fetch(request, { signal: abort.signal })
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

const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept', 'application/json')
    if (request.method !== 'GET') request.headers.set('X-CSRFToken', csrfToken())
    return request
  },
  async onResponse({ response }) {
    if (response.ok) return response
    const problem = await problemOf(response)
    if (problem.retry === 'after_login') onSignedOut()
    throw problem
  },
}

/** The page's own origin; happy-dom and browsers alike need an absolute address to build a Request. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  fetch: patientFetch,
})
api.use(manners)

// The cheapest answer there is; only its date is of interest.
askTimeBy(() => patientFetch(new Request(`${location.origin}/healthz`, { method: 'HEAD', cache: 'no-store' })))

/** The body of an answer. Failures were thrown before, so only an empty 2xx has none. */
export async function ok<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer
  return data as NonNullable<T>
}

/** The header of every change to an existing thing: "I saw this version". */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}
