import { afterEach, describe, expect, it } from 'vitest'

import { forgetDrafts, openDrafts, writeAll } from '@/cases/writing/drafts'
import writing from '@/cases/writing/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'

import ConsultationForm from './ConsultationForm.vue'
import station from './messages.zh'
import { blankConsultation, consultationBody, draftOf, type Consultation } from './queries'

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
