/** A track that no room of this release has brought: plugged in by a test, and then only heard of. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'

import type { CaseOut, State } from '@/api/types'
import StateChip from '@/cases/StateChip.vue'
import { aStep } from '@/cases/testing/samples'
import { trackCodes } from '@/cases/tracks'
import type { Messages } from '@/i18n'

import { readAddress } from './address'
import CasePane from './case/CasePane.vue'
import { forgetDrafts } from '@/cases/writing/drafts'
import HelpSheet from './HelpSheet.vue'
import FilterBar from './queue/FilterBar.vue'
import QueueRow from './queue/QueueRow.vue'
import { aConsultation, bringConsultation, CODE, takeConsultationAway, words } from './testing/consultation'
import { onStage, serve, type Asked } from './testing/stage'
import { useViews } from './views'

const post = { id: 'post', role: 'dispatcher', area_code: '999921100', area_name: '枫垭镇' }
let stored: CaseOut

async function open(more: Messages = {}): Promise<Asked[]> {
  const asked = serve(({ path, method }) => {
    if (method === 'POST') return { body: { ...stored, version: 2, actions: [] } }
    if (path === `/cases/${stored.id}`) return { body: stored }
    if (path.endsWith('/timeline')) {
      const seen = { action: 'look_into', from_state: 'reported', to_state: 'seen' }
      return { body: { items: [aStep(1), aStep(2, seen), aStep(3, { action: 'prayed_over', to_state: 'seen' })] } }
    }
    return path === '/categories' || path.startsWith('/areas') ? { body: { items: [] } } : undefined
  })
  onStage(CasePane, { caseId: stored.id, accountId: 'li' }, more)
  await flushPromises()
  return asked
}

const texts = (selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((each) => each.textContent?.trim().replace(/\s+/g, ' ') ?? '')
const button = (words: string): HTMLButtonElement =>
  [...document.querySelectorAll<HTMLButtonElement>('.steps button')].find(({ textContent }) => textContent?.includes(words))!

beforeEach(() => (stored = aConsultation()))
afterEach(async () => {
  document.body.replaceChildren()
  await forgetDrafts()
})

describe('a track brought by its room', () => {
  beforeEach(bringConsultation)
  afterEach(takeConsultationAway)

  it('is listed and filtered by its own words', async () => {
    expect(readAddress(`?track=${CODE}`).track).toBe(CODE)
    onStage(FilterBar, { at: readAddress(''), post, tracks: trackCodes(), filtered: false, views: useViews('li') }, { consultation: words })
    await flushPromises()
    expect(texts('.track option')).toContain('咨询')
    onStage(
      QueueRow,
      { row: stored, queue: 'open', ownArea: '', selected: false, leaving: false, unread: false, chosen: false, choosing: false },
      { consultation: words },
    )
    expect(texts('.row').join()).toContain('在看')
  })

  it('draws its road, its facts and what it tells of a step', async () => {
    await open({ consultation: words })
    expect(texts('.stages li')).toEqual(['待受理', '在看', '已结案'])
    expect(texts('.stages .now')).toEqual(['在看'])
    expect(texts('.case-side h2')).toContain('咨询情况')
    expect(texts('.case-side')[0]).toContain(stored.code)
    expect(texts('.timeline li')[1]).toMatch(/去看了.*第2步/)
  })

  it('takes its step by its letter, its form and its words', async () => {
    const asked = await open({ consultation: words })
    expect(button('去看看').getAttribute('aria-keyshortcuts')).toBe('Z')
    button('去看看').click()
    await flushPromises()
    const field = document.querySelector<HTMLInputElement>('.el-dialog .rating')!
    field.value = '4'
    field.dispatchEvent(new Event('input'))
    await nextTick()
    document.querySelector('.el-dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(asked.find(({ method }) => method === 'POST')).toMatchObject({ path: `/cases/${stored.id}/look_into`, body: { rating: 4 } })
    expect(texts('.el-message')).toContain('已看过3次')
  })

  it('stands in the table of keys, among the steps of the others', async () => {
    onStage(HelpSheet, { modelValue: true, tabs: ['waiting'] }, { consultation: words })
    await flushPromises()
    const table = texts('.el-dialog dd')
    expect(table.slice(table.indexOf('去看看') - 1, table.indexOf('去看看') + 2)).toEqual(['恢复办理', '去看看', '异议成立'])
  })
})

describe('a track of a newer server', () => {
  it('has readable words, the road it came, and a form for what its steps need', async () => {
    const asked = await open()
    expect(texts('.case-head .chip')[0]).toBe('其他（consultation）')
    expect(texts('.stages li')).toEqual(['待受理', '其他（seen）'])
    expect(texts('.timeline li')[2]).toContain('办理了一步')
    expect(texts('.steps button')).toEqual(['其他（look into）', '其他（hear both）'])

    button('hear both').click()
    await flushPromises()
    const fields = [...document.querySelectorAll<HTMLTextAreaElement>('.el-dialog textarea')]
    expect(texts('.el-dialog .field > span')).toEqual(['finding', 'advice'])
    for (const [index, text] of ['属实', '转办'].entries()) {
      fields[index]!.value = text
      fields[index]!.dispatchEvent(new Event('input'))
    }
    await nextTick()
    document.querySelector('.el-dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(asked.find(({ method }) => method === 'POST')).toMatchObject({
      path: `/cases/${stored.id}/hear_both`,
      body: { finding: '属实', advice: '转办' },
    })
  })

  it('has a chip of no colour, and no place in the filters', async () => {
    onStage(StateChip, { state: 'put_on_ice' as State })
    expect(texts('.chip')).toEqual(['其他（put on ice）'])
    expect(readAddress(`?track=${CODE}`).track).toBeNull()
  })
})
