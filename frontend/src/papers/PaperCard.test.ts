/** A PDF that could not be made: why, and once more. */
import { useQueryClient } from '@tanstack/vue-query'
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'

import type { CaseOut } from '@/api/types'
import { caseKeys } from '@/cases/queries'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem } from '@/ui/testing/wire'

import papers from './messages.zh'
import PaperCard from './PaperCard.vue'

const ID = '00000000-0000-7000-8000-000000000001'
const TIMELINE = `GET /api/v1/cases/${ID}/timeline`
const NO_STEPS = { [TIMELINE]: { body: { items: [] } } }
const LIST = `GET /api/v1/cases/${ID}/papers`
const pdfOf = (state: string, fault = '') => ({ state, pages: 0, size: 0, sha256: null, fault })
const paperWith = (pdf: object) => ({
  ...{ id: ID, kind: 'record', label: '调解记录', version: 1, number: '', url: `/api/v1/papers/${ID}`, size: 1, sha256: 'ab' },
  ...{ by: { id: ID, name: '吴' }, at: '2026-01-01T08:00:00+08:00', template: { version: 0, sha256: 'ab' }, pdf },
})
const listWith = (pdf: object) => ({ body: { items: [paperWith(pdf)], offered: [], bound: null, may_bind: false } })
const current = { id: ID, version: 1, papers: { made: 1 } } as unknown as CaseOut

it('is asked for again, and stands as it is now', async () => {
  let state = pdfOf('failed', '太久了')
  const asked = answer({
    ...NO_STEPS,
    [LIST]: () => listWith(state),
    [`POST /api/v1/papers/${ID}/pdf`]: () => ({ body: paperWith((state = pdfOf('waiting'))) }),
  })
  const card = mountIn(PaperCard, { current }, { papers, ui })
  await flushPromises()
  expect(card.text()).toContain('太久了')
  await card.findAll('button').find((button) => button.text() === papers.card.again)?.trigger('click')
  await flushPromises()
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(card.text()).toContain(papers.card.making)
  card.unmount()
})

it('says why it was not asked for', async () => {
  answer({ ...NO_STEPS, [LIST]: listWith(pdfOf('failed')), [`POST /api/v1/papers/${ID}/pdf`]: problem(404, '没有这份文书') })
  const card = mountIn(PaperCard, { current }, { papers, ui })
  await flushPromises()
  await card.findAll('button').find((button) => button.text() === papers.card.again)?.trigger('click')
  await flushPromises()
  expect(card.get('[role=alert]').text()).toContain('没有这份文书')
  card.unmount()
})

it('offers what a step makes possible that leaves the case at its version', async () => {
  let graded = false
  const letter = { code: 'warning', label: '风险预警函' }
  answer({
    [TIMELINE]: () => ({ body: { items: graded ? [{ id: 2 }] : [{ id: 1 }] } }),
    [LIST]: () => ({ body: { items: [], offered: graded ? [letter] : [], bound: null, may_bind: false } }),
  })
  const whole = defineComponent({
    setup() {
      const client = useQueryClient()
      return () => [h(PaperCard, { current }), h('i', { onClick: () => void client.invalidateQueries({ queryKey: caseKeys.timeline(ID) }) })]
    },
  })
  const page = mountIn(whole, {}, { papers, ui })
  await flushPromises()
  graded = true
  // What every act on a case does.
  await page.get('i').trigger('click')
  await flushPromises()
  expect(page.text()).toContain('风险预警函')
  page.unmount()
})
