import { expect, it } from 'vitest'

import { initialOf } from './text'

it.each([
  ['𠮷田文', '𠮷'],
  [' 钱小禾', '钱'],
  ['Qian', 'Q'],
  ['', ''],
])('takes the first sign of %s whole', (name, sign) => {
  expect(initialOf(name)).toBe(sign)
})
