import { describe, expect, it } from 'vitest'

import { blankConsultation, consultationBody, draftOf, type Consultation } from './queries'

const NOW = Date.parse('2026-09-01T10:20:00+08:00')

describe('a consultation', () => {
  it('names what is wanting: advice that was given has words', () => {
    expect(consultationBody(blankConsultation(NOW)).missing).toEqual(['topic', 'summary'])
    expect(consultationBody({ ...blankConsultation(NOW), topic: 'debt', state: 'booked' }).missing).toEqual([])
  })

  it('leaves a telephone as it is known that nobody wrote anew', () => {
    const known = { topic: 'debt', phone: '199****1234', summary: '先调解', referral: '', case_code: null } as Consultation
    const draft = draftOf({ ...known, channel: 'phone', state: 'held', adviser: '', visitor: '', starts_at: '2026-09-01T02:20:00Z' })
    expect(draft.starts_at).toBe('2026-09-01T10:20')
    expect(consultationBody(draft).body?.phone).toBeNull()
    expect(consultationBody({ ...draft, phone: '' }).body?.phone).toBe('')
  })
})
