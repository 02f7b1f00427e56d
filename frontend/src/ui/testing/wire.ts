/** The network's edge for tests: answers by method and path, and a record of what was asked. */
import { vi } from 'vitest'

export interface Asked {
  method: string
  path: string
  search: URLSearchParams
  headers: Headers
  text: string
}

export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | 'no network'
type Answers = Record<string, Answer | ((asked: Asked) => Answer | Promise<Answer>)>

/** Answers `"GET /api/v1/cases"`-like keys; a path that is not listed fails the test. */
export function answer(answers: Answers): Asked[] {
  const record: Asked[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn(async (request: Request) => {
      const { pathname, searchParams } = new URL(request.url)
      const asked = {
        method: request.method,
        path: pathname,
        search: searchParams,
        headers: request.headers,
        text: await request.clone().text(),
      }
      record.push(asked)
      const found = answers[`${request.method} ${pathname}`]
      if (found === undefined) throw new Error(`Not answered in this test: ${request.method} ${pathname}`)
      const given = typeof found === 'function' ? await found(asked) : found
      if (given === 'no network') throw new TypeError('Failed to fetch')
      const { status = 200, body, headers } = given
      return new Response(body === undefined ? null : JSON.stringify(body), {
        status,
        headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
      })
    }),
  )
  return record
}

/** A refusal as the server words it. */
export function problem(status: number, code: string, more: Record<string, unknown> = {}): Answer {
  return { status, body: { type: `urn:pingan:problem:${code}`, code, title: code, status, detail: '', retry: 'never', invalid_params: [], ...more } }
}
