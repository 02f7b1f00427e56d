import { expect, it } from 'vitest'

import { levelWord } from './level'

it('a community is not called a village', () => {
  expect(levelWord('999921100001')).toBe('community')
  expect(levelWord('999921100199')).toBe('community')
  expect(levelWord('999921100200')).toBe('village')
})

it('the other ranks go by the length of their code', () => {
  expect(['999921', '999921100', '999921100001003'].map(levelWord)).toEqual(['county', 'township', 'grid'])
})
