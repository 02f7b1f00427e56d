import { expect, it } from 'vitest'

import { answerOf, asking, callBackForm, type Question } from './form'

const questions: Question[] = [
  { name: 'call', answers: ['told', 'not_reached', 'refused', 'wrong_number'] },
  { name: 'solved', answers: ['yes', 'no', 'unknown'] },
]

it('takes a digit for the first question that nobody has answered', () => {
  const first = asking(questions, { call: null })
  expect([first?.name, answerOf('2', first)]).toEqual(['call', 'not_reached'])
  const second = asking(questions, { call: 'told', solved: null })
  expect([second?.name, answerOf('3', second), answerOf('4', second)]).toEqual(['solved', 'unknown', undefined])
  expect(asking(questions, { call: 'told', solved: 'no' })).toBeUndefined()
  expect(answerOf('1', undefined)).toBeUndefined()
})

it('sends with what is not solved why the case is opened again, and with nothing else', () => {
  const said = { ...callBackForm.blank(0), call: 'told', responded: 'yes', solved: 'no', satisfied: 'unknown', reopen: '另一头还堵着' }
  expect(callBackForm.body(said).body).toEqual({
    call: 'told',
    responded: true,
    solved: false,
    satisfied: null,
    reopen: '另一头还堵着',
  })
  expect(callBackForm.body({ ...said, solved: 'yes' }).body).not.toHaveProperty('reopen')
  expect(callBackForm.body({ ...said, call: 'refused' }).body).toEqual({ call: 'refused' })
})
