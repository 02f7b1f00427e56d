import { expect, it } from 'vitest'

import sample from '../../../../../tests/cases/likely.json'
import { likeliest, type Wordings } from './likely'

it.each(Object.entries(sample.texts))('tells of “%s” what the server tells', (text, expected) => {
  const told = likeliest(sample.model as unknown as Wordings, text).map(({ code, share }) => [code, Math.round(share * 1e6) / 1e6])
  expect(told).toEqual(expected)
})

it('knows no pair by what every object has', () => {
  const model: Wordings = { schema: 1, codes: ['01'], cases: [5], pairs: {} }
  expect(likeliest(model, '构造 constructor')).toEqual([])
})
