/** What is written of parties, and when it is complete. */
import { describe, expect, it } from 'vitest'

import { blankParty, blankSpeaker, consentBody, consentOf, draftOf, partyBody, type Party } from './parties'

const known = (changes: Partial<Party> = {}): Party => ({
  id: '01900000-0000-7000-8000-000000000001',
  number: 1,
  version: 1,
  side: 'applicant',
  kind: 'person',
  name: '示例甲',
  phone: '199****1234',
  id_number: '',
  address: '',
  representatives: [],
  rights_told_at: null,
  consent: '',
  consent_how: '',
  consent_at: null,
  ...changes,
})

describe('a party', () => {
  it('is first whoever asks, then whoever is asked', () => {
    expect(blankParty([]).side).toBe('applicant')
    expect(blankParty([known()]).side).toBe('respondent')
  })

  it('has a name, and so have those who speak for it', () => {
    const draft = {
      ...blankParty([]),
      name: ' ',
      representatives: [blankSpeaker('group')],
    }
    expect(partyBody(draft).missing).toEqual(['name', 'representatives.0'])
  })

  it('keeps a number that is masked, unless another is written', () => {
    expect(partyBody(draftOf(known())).body).toMatchObject({
      phone: null,
      id_number: '',
    })
    expect(partyBody({ ...draftOf(known()), phone: ' 199 0000 5678 ' }).body?.phone).toBe('199 0000 5678')
  })

  it('has no ID number where it is no person', () => {
    const draft = {
      ...blankParty([]),
      kind: 'organisation' as const,
      name: '示例公司',
      id_number: '9999',
    }
    expect(partyBody(draft).body?.id_number).toBe('')
  })
})

describe('what a party says', () => {
  const draft = {
    consent: 'agreed' as const,
    how: 'spoken' as const,
    rights_told: false,
  }

  it('is agreed to by nobody who was not told they may refuse', () => {
    expect(consentBody(draft, false).missing).toEqual(['rights_told'])
    expect(consentBody(draft, true).missing).toBeNull()
    expect(consentBody({ ...draft, rights_told: true }, false).missing).toBeNull()
  })

  it('may be a refusal at any time', () => {
    expect(consentBody({ ...draft, consent: 'refused' }, false).body?.consent).toBe('refused')
  })

  it('decides together whether a session is held', () => {
    const agreed = known({ consent: 'agreed' })
    expect(consentOf([])).toBe('none')
    expect(consentOf([agreed, known()])).toBe('unasked')
    expect(consentOf([agreed, known({ consent: 'refused' })])).toBe('refused')
    expect(consentOf([agreed, agreed])).toBe('agreed')
  })
})
