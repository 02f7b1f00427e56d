/** A table before it is taken in: each row says why it becomes what it does. */
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'

import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import incoming from './messages.zh'
import type { SourceOut } from './queries'
import TakeIn from './TakeIn.vue'

const source: SourceOut = { code: '12345', name: '12345热线', headings: {}, waiting: { n: 0, more: false }, to_answer: { n: 0, more: false } }
const row = (line: number, number: string, becomes: string, more: object = {}) => ({ line, number, becomes, waits: '', faults: [], case_code: '', ...more })

it('gives a reason for every row, a number that stands there twice included', async () => {
  const items = [
    row(2, 'A', 'waits', { waits: 'place' }),
    row(3, 'B', 'known', { case_code: 'PA-2A4A-XRAG' }),
    row(4, 'C', 'known', { waits: 'category' }),
    row(5, '', 'refused', { faults: [{ field: 'number', reason: '没有填写。' }] }),
    row(6, 'A', 'known'),
  ]
  answer({ 'POST /api/v1/incoming/preview': { body: { items, counts: { case: 0, waits: 1, known: 3, refused: 1 } } } })
  const page = mountIn(TakeIn, { source }, { ui, incoming })
  const input = page.find<HTMLInputElement>('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: [new File(['x'], 'x.csv')] })
  await input.trigger('change')
  await flushPromises()
  expect(page.findAll('tbody tr').map((line) => line.findAll('td')[3]!.text())).toEqual([
    '地点不明',
    'PA-2A4A-XRAG',
    '已收过，待确认或已退回',
    '来源编号: 没有填写。',
    '与第 2 行编号相同，是同一件',
  ])
})
