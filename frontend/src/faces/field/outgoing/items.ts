/** What waits on the phone as the server reads it, and in which portions. */
import type { ApiProblem } from '@/api/client'
import { phoneOffset } from '@/api/clock'
import type { ProblemBody } from '@/api/problem'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

import type { Draft } from '../report/draft'
import type { Act } from './acts'

export type Item = components['schemas']['ItemIn']

const SCHEMA_VERSION = 1
/** Words of a hundred long reports still fit in what the server reads at once. */
const MOST_CHARACTERS = 250_000
const MOST_ITEMS = 100

/** In the order given, each portion no more than the server takes. */
export function batchesOf(items: readonly Item[], most = MOST_CHARACTERS): Item[][] {
  const batches: Item[][] = []
  let characters = 0
  for (const item of items) {
    const length = JSON.stringify(item.said).length
    const last = batches[batches.length - 1]
    if (last === undefined || last.length === MOST_ITEMS || characters + length > most) {
      batches.push([item])
      characters = length
    } else {
      last.push(item)
      characters += length
    }
  }
  return batches
}

export function reportItem(draft: Draft, account: Uuid): Item {
  return {
    schema_version: SCHEMA_VERSION,
    key: draft.id,
    author: account,
    action: 'report',
    case: draft.id,
    done_at: draft.begunAt,
    clock_offset_ms: phoneOffset(),
    said: draft.request as unknown as Item['said'],
  }
}

export function actItem(act: Act): Item {
  return {
    schema_version: SCHEMA_VERSION,
    key: act.key,
    author: act.author,
    action: act.action,
    case: act.case,
    seen: act.seen,
    after: act.after,
    done_at: act.doneAt,
    clock_offset_ms: act.offsetMs,
    said: act.said as Item['said'],
  }
}

/** As it came, to be kept. */
export function bodyOf(error: ApiProblem): ProblemBody {
  const { code, status, title, detail, retry, retryAfter, invalidParams, extra } = error
  return { ...extra, code, status, title, detail, retry, invalid_params: invalidParams, ...(retryAfter !== null && { retry_after: retryAfter }) }
}
