import { describe, expect, it } from 'vitest'

import { readProfile } from './profile'

const profile = {
  languages: ['普通话'],
  languages_en: ['Mandarin'],
  team: { first_secretary: '示例第一书记1', members: 3, term_from: '2025-07-01', term_to: '2027-06-30', phone: '0000-5551-001' },
  facilities: { clinic: true, shelters: 2, tap_water_households: 883, note: 'not a facility' },
  projects: [{ title: '太阳能路灯', title_en: 'Solar street lamps', budget_wan: 30, state: 'building' }],
  needs: [{ title: '医生巡诊' }],
  policies: [],
}

describe('the profile of a border village', () => {
  it('is read in the reader’s language', () => {
    expect(readProfile(profile, 'zh').projects[0]?.title).toBe('太阳能路灯')
    expect(readProfile(profile, 'en').projects[0]?.title).toBe('Solar street lamps')
    expect(readProfile(profile, 'en').languages).toEqual(['Mandarin'])
  })

  it('shows the Chinese title where there is no English one', () => {
    expect(readProfile(profile, 'en').needs).toEqual(['医生巡诊'])
  })

  it('keeps only facilities that can be said', () => {
    expect(readProfile(profile, 'zh').facilities).toEqual({ clinic: true, shelters: 2, tap_water_households: 883 })
  })

  it('survives an empty profile', () => {
    expect(readProfile({}, 'zh')).toEqual({ languages: [], team: null, facilities: {}, projects: [], needs: [], policies: [] })
  })
})
