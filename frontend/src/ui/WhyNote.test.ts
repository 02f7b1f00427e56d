/** Beside an error stands what the help desk says of it, in the reader's language; and nothing where it says nothing. */
import { expect, it } from 'vitest'

import { wayProblem, ApiProblem } from '@/api/problem'
import ui from '@/ui/messages.zh'

import { SYMPTOMS } from './symptoms.gen'
import { mountIn } from './testing/host'
import WhyNote from './WhyNote.vue'

const shown = (error: unknown): string => mountIn(WhyNote, { error }, { ui }).text()

it('says why and what to do', () => {
  const line = SYMPTOMS.find(({ problems }) => problems.includes('network'))
  expect(line).toBeDefined()
  const text = shown(wayProblem('network'))
  expect(text).toContain(ui.why.ask)
  expect(text).toContain(line?.zh.why)
  expect(text).toContain(line?.zh.remedy)
})

it('says nothing of what it does not know', () => {
  expect(shown(new ApiProblem({ code: 'bad_input', title: '', status: 400 }))).toBe('')
  expect(shown(new Error('x'))).toBe('')
})

it('knows each problem once', () => {
  const codes = SYMPTOMS.flatMap(({ problems }) => problems)
  expect(new Set(codes).size).toBe(codes.length)
})
