import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'

import { provideCaseLinks } from '@/cases/caseLinks'
import CategoryCombo from '@/cases/forms/CategoryCombo.vue'
import GridCombo from '@/cases/forms/GridCombo.vue'
import forms from '@/cases/forms/messages.zh'
import cases from '@/cases/messages.zh'
import { forgetDrafts, openDrafts, writeAll } from '@/cases/writing/drafts'
import writing from '@/cases/writing/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem } from '@/ui/testing/wire'

import ConsultationForm from './ConsultationForm.vue'
import ReferralForm from './ReferralForm.vue'
import StationPage from './StationPage.vue'
import station from './messages.zh'
import { blankConsultation, blankReferral, consultationBody, draftOf, referralBody, type Consultation } from './queries'

const NOW = Date.parse('2026-09-01T10:20:00+08:00')

describe('a consultation', () => {
  it('names what is wanting: advice that was given has words', () => {
    expect(consultationBody(blankConsultation(NOW)).missing).toEqual(['topic', 'summary'])
    expect(consultationBody({ ...blankConsultation(NOW), topic: 'debt', state: 'booked' }).missing).toBeNull()
  })

  it('leaves a telephone as it is known that nobody wrote anew', () => {
    const known = { topic: 'debt', phone: '199****1234', summary: '先调解', referral: '', case_code: null } as Consultation
    const draft = draftOf({ ...known, channel: 'phone', state: 'held', adviser: '', visitor: '', starts_at: '2026-09-01T02:20:00Z' })
    expect(draft.starts_at).toBe('2026-09-01T10:20')
    expect(consultationBody(draft).body?.phone).toBeNull()
    expect(consultationBody({ ...draft, phone: '' }).body?.phone).toBe('')
  })
})

describe('the form of a consultation', () => {
  afterEach(forgetDrafts)
  const open = (one: Consultation | null) => mountIn(ConsultationForm, { one, advisers: [] }, { ui, writing, station })

  it('brings back what was not saved, beside what somebody else has written since', async () => {
    const known = { ...{ id: 'c', version: 1, channel: 'phone', state: 'held', adviser: '', visitor: '', phone: '' }, summary: '先调解' }
    const one = { ...known, topic: 'debt', referral: '', case_code: null, starts_at: '2026-09-01T02:20:00Z' } as Consultation
    await openDrafts('wu')
    const first = open(one)
    await first.get('textarea').setValue('先调解，不成再起诉')
    await writeAll()
    first.unmount()
    await openDrafts('wu')
    const again = open(one)
    expect(again.get('textarea').element.value).toBe('先调解，不成再起诉')
    again.unmount()
    const theirs = open({ ...one, version: 2, summary: '已去法院', visitor: '示例来访人' })
    expect(theirs.get('textarea').element.value).toBe('先调解，不成再起诉')
    expect(theirs.get<HTMLInputElement>('[maxlength="60"]').element.value).toBe('示例来访人')
    expect(theirs.get('.two-texts').text()).toContain('已去法院')
    theirs.unmount()
  })
})

const ADVISED = {
  ...{ id: 'c', version: 3, channel: 'walk_in', state: 'held', topic: 'contract', adviser: '', starts_at: '2026-09-01T02:20:00Z' },
  ...{ visitor: '示例甲', phone: '199****1234', summary: '两家的合同', referral: '', case_id: null, case_code: null, rating: '' },
} as Consultation

describe('what goes on to mediation', () => {
  const chosen = { ...blankReferral(), kind: 'contract', category: '0110', grid: '999921100200001' }

  it('is nothing that was not ticked, and a number with a name only', () => {
    expect(referralBody(blankReferral(), ADVISED).missing).toEqual(['kind', 'category', 'grid'])
    const along = (draft: object, one: Consultation = ADVISED) => referralBody({ ...chosen, ...draft }, one).body?.along
    expect(along({})).toEqual([])
    expect(along({ phone: true })).toEqual([])
    expect(along({ name: true, phone: true, summary: true })).toEqual(['name', 'phone', 'summary'])
    expect(along({ name: true, phone: true }, { ...ADVISED, visitor: '' })).toEqual([])
  })
})

describe('the form that takes a consultation to mediation', () => {
  afterEach(forgetDrafts)
  const KINDS = [
    { code: 'land', label: '山林土地承包纠纷', label_en: 'Land', category: '0103', confidential: false },
    { code: 'contract', label: '合同纠纷', label_en: 'Contracts', category: null, confidential: false },
  ]
  let lost = 0
  const made = () => (lost-- > 0 ? ('no network' as const) : { status: 204 })
  const server = (refused = false) =>
    answer({
      'GET /api/v1/mediation/tables': { body: { kinds: KINDS, roads: [], signs: [], bars: [] } },
      'GET /api/v1/categories': { body: { items: [], former: [] } },
      'GET /api/v1/areas/999921100200001': { body: { code: '999921100200001', name: '一号网格', path: [] } },
      'POST /api/v1/station/consultations/c/dispute': () => (refused ? problem(409, 'referred_already') : made()),
      'GET /api/v1/station/consultations/c': { body: { ...ADVISED, version: 4, case_id: 'made', case_code: 'PA-1' } },
    })
  const WORDS = { ui, writing, station, forms, cases }
  const openLinked = (opened: string[]) =>
    mountIn(
      defineComponent(() => {
        provideCaseLinks({ href: (id) => id, open: (id) => void opened.push(id) })
        return () => h(ReferralForm, { one: one.value })
      }),
      {},
      WORDS,
    )
  const one = ref(ADVISED)
  beforeEach(() => void ([lost, one.value] = [0, ADVISED]))

  it('sends what the visitor agreed to, once, and leads to the case', async () => {
    const asked = server()
    const opened: string[] = []
    const form = openLinked(opened)
    await vi.waitFor(() => expect(form.findAll('option')).toHaveLength(3))
    const phone = form.get<HTMLInputElement>('[name="phone"]')
    expect(phone.element.disabled).toBe(true)
    await form.get('form').trigger('submit')
    expect(form.get('[role="alert"]').text()).toBe(station.refer.wanting)
    await form.get('select').setValue('land')
    form.getComponent(GridCombo).vm.$emit('update:modelValue', '999921100200001')
    await form.get('[name="name"]').setValue(true)
    await phone.setValue(true)
    await form.get('form').trigger('submit')
    await vi.waitFor(() => expect(opened).toEqual(['made']))
    const sent = asked.filter(({ method }) => method === 'POST')
    expect(sent.map(({ headers, text }) => [headers.get('If-Match'), JSON.parse(text)])).toEqual([
      ['"3"', { kind: 'land', category: '0103', grid_code: '999921100200001', along: ['name', 'phone'] }],
    ])
    form.unmount()
  })

  it('asks once more where only the answer got lost, and leads to the case all the same', async () => {
    lost = 1
    const asked = server()
    const opened: string[] = []
    const form = openLinked(opened)
    await vi.waitFor(() => expect(form.findAll('option')).toHaveLength(3))
    await form.get('select').setValue('land')
    form.getComponent(GridCombo).vm.$emit('update:modelValue', '999921100200001')
    await form.get('form').trigger('submit')
    await vi.waitFor(() => expect(form.find('[role="alert"]').exists()).toBe(true))
    expect(opened).toEqual([])
    // What is typed after it was sent is another matter.
    await form.get('[name="summary"]').setValue(true)
    one.value = { ...ADVISED, version: 4, case_id: 'made', case_code: 'PA-1' }
    await vi.waitFor(() => expect(opened).toEqual(['made']))
    const sent = asked.filter(({ method }) => method === 'POST')
    expect(sent.map(({ text }) => JSON.parse(text) as unknown)).toEqual(
      Array(2).fill({ kind: 'land', category: '0103', grid_code: '999921100200001', along: [] }),
    )
    expect(asked.filter(({ path }) => path.includes('timeline'))).toEqual([])
    form.unmount()
  })

  it('takes a number out again with its name, and asks for a category that no kind proposes', async () => {
    server()
    const form = mountIn(ReferralForm, { one: ADVISED }, WORDS)
    await vi.waitFor(() => expect(form.findAll('option')).toHaveLength(3))
    const [name, phone] = [form.get<HTMLInputElement>('[name="name"]'), form.get<HTMLInputElement>('[name="phone"]')]
    await name.setValue(true)
    await phone.setValue(true)
    await name.setValue(false)
    expect([phone.element.checked, phone.element.disabled]).toEqual([false, true])
    await form.get('select').setValue('contract')
    await form.get('form').trigger('submit')
    expect(form.getComponent(CategoryCombo).props('invalid')).toBe(true)
    form.unmount()
  })

  it('keeps what was chosen where somebody was quicker, and says so', async () => {
    server(true)
    const opened: string[] = []
    const form = openLinked(opened)
    await vi.waitFor(() => expect(form.findAll('option')).toHaveLength(3))
    await form.get('select').setValue('land')
    form.getComponent(GridCombo).vm.$emit('update:modelValue', '999921100200001')
    await form.get('form').trigger('submit')
    await vi.waitFor(() => expect(form.find('[role="alert"]').exists()).toBe(true))
    expect([opened, form.get('select').element.value]).toEqual([[], 'land'])
    form.unmount()
  })
})

describe('what a visitor says of it', () => {
  it('is told once the list shows it, where only the answer got lost', async () => {
    let rated = false
    const asked = answer({
      'GET /api/v1/station/duty': { body: { advisers: [], days: [] } },
      'GET /api/v1/categories': { body: { items: [], former: [] } },
      'GET /api/v1/station/consultations': () => ({ body: { items: [{ ...ADVISED, rating: rated ? 'satisfied' : '' }], next: null } }),
      'POST /api/v1/station/consultations/c/rating': () => {
        const first = !rated
        rated = true
        return first ? 'no network' : { body: { ...ADVISED, rating: 'satisfied' } }
      },
    })
    const page = mountIn(StationPage, {}, { ui, station, cases, writing, forms })
    const press = (words: string) =>
      page
        .findAll('button')
        .find((button) => button.text() === words)
        ?.trigger('click')
    await vi.waitFor(() => expect(page.text()).toContain(station.rating.begin))
    await press(station.rating.begin)
    await press(station.rating.satisfied)
    await vi.waitFor(() => expect(page.get('[role="status"]').text()).toBe(station.rating.thanks))
    expect([page.find('[role="alert"]').exists(), page.text().includes(station.rating.ask)]).toEqual([false, false])
    expect(asked.filter(({ method }) => method === 'POST').map(({ text }) => JSON.parse(text) as unknown)).toEqual(Array(2).fill({ rating: 'satisfied' }))
    page.unmount()
  })
})
