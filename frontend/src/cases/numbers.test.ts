import { describe, expect, it } from 'vitest'

import cases from '@/cases/messages.zh'
import { mountIn } from '@/ui/testing/host'

import words from '../../../tests/cases/numbers.json'
import NumberHint from './NumberHint.vue'
import { numbersIn } from './numbers'

describe('numbers in what is written', () => {
  it.each(words.veiled)('are noticed in %j', (written) => {
    const { id, phone } = numbersIn(written as string)
    expect(id || phone).toBe(true)
  })

  it.each(words.plain)('are not seen where there are none: %j', (written) => {
    expect(numbersIn(written)).toEqual({ id: false, phone: false })
  })

  it('are told apart', () => {
    expect(numbersIn('身份证999921198001010011')).toEqual({ id: true, phone: false })
    expect(numbersIn('电话 138 0013 8000')).toEqual({ id: false, phone: true })
    expect(numbersIn('99992119800101001113800138000')).toEqual({ id: true, phone: true })
  })

  it('keep nobody waiting', () => {
    const began = performance.now()
    for (const unit of ['1', '1 ', '0', '9 - ', '一']) numbersIn(unit.repeat(2000).slice(0, 2000))
    expect(performance.now() - began).toBeLessThan(500)
  })
})

it('says who will see them, and nothing where there are none', () => {
  const hint = (text: string): string => mountIn(NumberHint, { text }, { cases }).find('p').text()
  expect(hint('请回电 13800138000')).toBe(cases.numbers.phone)
  expect(hint('身份证 999921198001010011')).toBe(cases.numbers.id)
  expect(hint('水渠堵住了')).toBe('')
})
