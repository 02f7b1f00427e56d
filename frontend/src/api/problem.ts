/** Every refusal of the server in one shape (`application/problem+json`), and the failures of the way there. */

import type { InvalidParam, Retry } from './types'

/** A problem as received. Only its first three members are counted on: proxies answer in their own way. */
export interface ProblemBody {
  code: string
  title: string
  status: number
  detail?: string
  retry?: Retry
  retry_after?: number
  invalid_params?: InvalidParam[]
  /** The present copy, on a stale version or a lost claim. */
  current?: unknown
  [extra: string]: unknown
}

/** Client-side codes: the request never reached the server, or its answer never came. */
export type WayCode = 'network' | 'timeout'

export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly retry: Retry
  readonly retryAfter: number | null
  readonly invalidParams: InvalidParam[]
  /** Everything else the problem carries: `current`, `holder` and the like. */
  readonly extra: Record<string, unknown>

  constructor(body: ProblemBody) {
    super(body.detail || body.title)
    this.name = 'ApiProblem'
    const { code, title, status, detail, retry, retry_after, invalid_params, ...extra } = body
    this.code = code
    this.status = status
    this.title = title
    this.detail = detail ?? ''
    this.retry = retry ?? 'never'
    this.retryAfter = retry_after ?? null
    this.invalidParams = invalid_params ?? []
    this.extra = extra
  }

  /** True when the server cannot have stored anything for lack of contact, so the same request may go again. */
  get isWayProblem(): boolean {
    return this.status === 0
  }

  reasonFor(name: string): string | undefined {
    return this.invalidParams.find((param) => param.name === name)?.reason
  }
}

/** The request did not reach the server or its answer did not come back; title and detail are drawn by the face. */
export function wayProblem(code: WayCode): ApiProblem {
  return new ApiProblem({ code, title: '', status: 0, retry: 'later' })
}

/** Reads a failed response; a proxy's HTML page becomes a problem with the bare status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  if (body !== null && typeof body === 'object' && 'code' in body && 'status' in body) {
    return new ApiProblem(body as ProblemBody)
  }
  const retry: Retry = response.status >= 500 ? 'later' : 'never'
  return new ApiProblem({ code: `http_${response.status}`, title: '', status: response.status, retry })
}

/** Nobody has said what became of it: it may have been done all the same. */
export function isUnanswered(error: unknown): error is ApiProblem {
  return isProblem(error) && (error.isWayProblem || error.status >= 500)
}

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code)
}
