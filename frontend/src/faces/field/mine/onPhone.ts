/** What is found among the reports that are on this phone, where the server cannot be asked. */
import type { CaseRow } from '@/api/types'
import { dayOf } from '@/ui/time'

export interface Sought {
  q: string
  /** As 2026-03; empty for any. */
  month: string
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Every word must be found in what a list tells of the case; the server knows more of it. */
export function isFound(row: Pick<CaseRow, 'summary' | 'code' | 'area_name' | 'received_at'>, { q, month }: Sought): boolean {
  const said = folded([row.summary, row.code, row.area_name].join('\n'))
  const words = folded(q).split(/\s+/).filter(Boolean)
  return words.every((word) => said.includes(word)) && dayOf(Date.parse(row.received_at)).startsWith(month)
}
