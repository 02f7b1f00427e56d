import { expect, it } from 'vitest'

import { mountIn } from '@/ui/testing/host'

import cases from './messages.zh'
import NoticedAt from './NoticedAt.vue'

const shown = (occurred_at: string | null, occurred_doubtful: boolean): string =>
  mountIn(NoticedAt, { of: { occurred_at, occurred_doubtful } }, { cases }).text()

it('is never plain fact where the moment cannot be', () => {
  expect(shown('1970-01-01T00:00:00Z', true)).toMatch(/^1970年1月1日 08:00\s*时间存疑$/)
  expect(shown('2025-06-01T00:00:00Z', false)).toBe('2025年6月1日 08:00')
  expect(shown(null, false)).toBe('')
})
