import { describe, expect, it } from 'vitest'

import { ownSteps } from './ownSteps'
import { deskSteps, forgetSteps, formOf, GROUP_KEYS, keyOfStep, registerSteps, stepsByKey } from './steps'

const NOW = Date.parse('2026-10-09T17:30:00+08:00')
registerSteps(ownSteps)

describe('a form', () => {
  it('asks for the field the server names, whatever its name', () => {
    const form = formOf({ action: 'rework', needs: ['reason'] })!
    expect(form.body(form.blank(NOW))).toEqual({ body: null, missing: ['reason'] })
    expect(form.body({ reason: ' 还有积水 ' })).toEqual({ body: { reason: '还有积水' }, missing: null })
  })

  it('asks for nothing where nothing is needed', () => {
    expect(formOf({ action: 'claim', needs: [] })).toBeNull()
  })

  it('needs somebody to dispatch to', () => {
    const form = formOf({ action: 'dispatch', needs: ['worker_id'] })!
    expect(form.body(form.blank(NOW)).missing).toEqual(['worker_id'])
    expect(form.body({ worker_id: 'qian', note: '' }).body).toEqual({ worker_id: 'qian' })
    expect(form.body({ worker_id: 'qian', note: ' 带上梯子 ' }).body).toEqual({ worker_id: 'qian', note: '带上梯子' })
  })

  it('gives its words back when the step is no longer possible', () => {
    expect(formOf({ action: 'dispatch', needs: ['worker_id'] })!.words({ worker_id: null, note: ' 今晚有雨 ' })).toBe('今晚有雨')
    expect(formOf({ action: 'recall', needs: ['reason'] })!.words({ reason: '不属本镇' })).toBe('不属本镇')
  })

  it('is no draft before anybody has written into it', () => {
    const dispatch = formOf({ action: 'dispatch', needs: ['worker_id'] })!
    expect(dispatch.begun?.({ worker_id: 'qian', note: '' })).toBe(false)
    expect(formOf({ action: 'recall', needs: ['reason'] })!.begun?.({ reason: ' ' })).toBe(false)
  })
})

describe('a step no room has brought', () => {
  it('asks for every text the server names', () => {
    const form = formOf({ action: 'hear_both', needs: ['finding', 'advice'] })!
    expect(form.blank(NOW)).toEqual({ finding: '', advice: '' })
    expect(form.body({ finding: '属实', advice: '' })).toEqual({ body: null, missing: ['advice'] })
    expect(form.words({ finding: '属实', advice: '转办' })).toBe('属实\n转办')
    expect(keyOfStep('hear_both')).toBeUndefined()
  })
})

describe('the steps of the rooms', () => {
  it('stand under their letters, and in the order of the work', () => {
    expect(stepsByKey().get('b')).toEqual(['send_back', 'release', 'recall', 'withdraw', 'unmerge'])
    expect(deskSteps().slice(0, 2)).toEqual(['claim', 'receive'])
    expect(deskSteps()).not.toContain('self_resolve')
  })

  it('are two presses where a group has them, whose letter is no step’s', () => {
    expect(keyOfStep('merge')).toBe('q m')
    expect(stepsByKey().get('m')).toBeUndefined()
    for (const letter of Object.values(GROUP_KEYS)) expect(stepsByKey().get(letter)).toBeUndefined()
  })

  it('come once', () => {
    expect(() => registerSteps({ claim: { key: 'q' } })).toThrow('claim')
    registerSteps({ passing: { key: 'y' } })
    forgetSteps('passing')
    expect(keyOfStep('passing')).toBeUndefined()
  })
})
