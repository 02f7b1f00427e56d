import { expect, it } from 'vitest'

import codes from '../../../../../tests/core/codes.json'
import { newCode, shownCode, withCheck } from './code'

it.each(codes as [string, string][])('checks %s as the server does', (drawn, code) => {
  expect(withCheck(drawn)).toBe(code)
})

it('draws codes that nobody mishears, each with its check letter', () => {
  const drawn = Array.from({ length: 200 }, newCode)
  expect(new Set(drawn).size).toBe(200)
  for (const code of drawn) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/)
    expect(withCheck(code.slice(0, 8))).toBe(code)
  }
})

it('is shown as the server shows it', () => {
  expect(shownCode('2A4AXRAGS')).toBe('PA-2A4A-XRAGS')
})
