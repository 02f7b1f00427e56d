import { afterEach, expect, it } from 'vitest'

import type { CaseOut } from '@/api/types'

import { aCase, aStep, onStage } from '../testing/stage'
import StageBar from './StageBar.vue'

afterEach(() => document.body.replaceChildren())

function stages(more: Partial<CaseOut>, ...stood: string[]): string[] {
  onStage(StageBar, { current: aCase(more), entries: stood.map((to_state, index) => aStep(index + 1, { to_state })) })
  return [...document.querySelectorAll('.stages li')].map((one) => `${one.className} ${one.textContent?.trim()}`)
}

it('puts a state beside the road behind the stage it came from', () => {
  expect(stages({ state: 'objected' }, 'reported', 'accepted', 'dispatched', 'objected')).toEqual([
    'passed 待受理',
    'passed 已受理',
    'passed 已派单',
    'now 异议待裁',
    'ahead 办理中',
    'ahead 待核查',
    'ahead 已结案',
  ])
})

it('says at the end how a case ended', () => {
  expect(stages({ state: 'closed', ending: 'reject' }, 'reported', 'closed').slice(-2)).toEqual(['skipped 待核查', 'now 不予受理'])
  document.body.replaceChildren()
  expect(stages({ state: 'closed', ending: 'close' }, 'reported', 'closed').slice(-1)).toEqual(['now 已结案'])
})
