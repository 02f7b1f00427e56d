/** Beside what a form says went wrong stands what the help desk says of it, though a form keeps only the sentence. */
import { expect, it } from 'vitest'

import { ApiProblem, wayProblem } from '@/api/problem'
import ui from '@/ui/messages.zh'

import FailureLine from './FailureLine.vue'
import { SYMPTOMS } from './symptoms.gen'
import { mountIn, runIn } from './testing/host'
import { rememberNotKept } from './toldProblems'
import { useProblemText } from './useProblemText'

const { result: say } = runIn(useProblemText, { ui })
const line = (text: string) => mountIn(FailureLine, { text }, { ui })
const symptomOf = (code: string) => SYMPTOMS.find(({ problems }) => problems.includes(code))

it('says what the help desk says of the problem', () => {
  const told = line(say(wayProblem('network')))
  expect(told.get('[role="alert"]').text()).toBe(ui.problem.network)
  expect(told.text()).toContain(symptomOf('network')?.zh.remedy)
})

it('goes by the problem, not by the sentence of another', () => {
  const sentence = '请等一等。'
  say(new ApiProblem({ code: 'stale_version', title: sentence, status: 409 }))
  const told = line(say(new ApiProblem({ code: 'too_many_attempts', title: sentence, status: 429 })))
  expect(told.text()).toContain(symptomOf('too_many_attempts')?.zh.remedy)
  expect(told.text()).not.toContain(symptomOf('stale_version')?.zh.remedy)
})

it('says nothing more where the help desk knows nothing, nor of a form\'s own words', () => {
  expect(line(say(new ApiProblem({ code: 'bad_input', title: '有误。', status: 400 }))).text()).toBe('有误。')
  expect(line('请先写下。').text()).toBe('请先写下。')
  expect(line('请先写下。').find('details').exists()).toBe(false)
})

it('keeps no more sentences than stand on a page', () => {
  const first = say(wayProblem('timeout'))
  for (let n = 0; n < 20; n += 1) say(new ApiProblem({ code: 'stale_version', title: `第 ${n} 句。`, status: 409 }))
  expect(line(first).find('details').exists()).toBe(false)
})

it('is what every form says it with', () => {
  const sources = import.meta.glob<string>('/src/**/*.vue', { query: '?raw', import: 'default', eager: true })
  const own = /role="alert"[^>]*>\s*\{\{[^}]*\b(failure\b(?! \?\?)|problemText\()/
  const forgetful = Object.keys(sources).filter((file) => own.test(sources[file] ?? '') && !file.endsWith('/ui/LoadState.vue'))
  // What was not kept on the phone has words of its own, by key.
  expect(forgetful.filter((file) => !/t\(failure\)/.test(sources[file] ?? ''))).toEqual([])
  expect(Object.keys(sources).length).toBeGreaterThan(100)
})

it('tells of a device that keeps nothing what the help desk says of it', () => {
  const told = line(rememberNotKept('手机没能存下，请稍后再试。'))
  expect(told.text()).toContain(symptomOf('not_kept')?.zh.remedy)
})
