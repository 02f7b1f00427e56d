import { beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiProblem, wayProblem } from '@/api/problem'
import type { CaseOut } from '@/api/types'
import { beginWrite } from '@/api/writes'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { useActs } from '../outgoing/useActs'
import { database } from '../report/disk'
import { foundNoWay, useKeptSteps } from './useKeptSteps'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const CASE = '01a20be6-0000-7000-8000-000000000011'
const one = { id: CASE, what: '路面坑洼', version: 2, actions: [] } as unknown as CaseOut
const ALLOWED = [
  { action: 'receive', needs: [], then: [{ action: 'handle', needs: ['result'] }, { action: 'send_back', needs: ['reason'] }] },
  { action: 'send_back', needs: ['reason'] },
  { action: 'note', needs: ['text'] },
]

beforeEach(async () => (await database()).clear('acts'))

async function page() {
  sessionStorage.clear()
  const session = { account: { id: QIAN, name: '钱' }, post: { id: QIAN }, posts: [], reaches: {}, windows: {}, language: 'zh-hans', must_change_password: false, first: '', csrf_token: 't' }
  answer({ 'GET /api/v1/session': { body: session }, 'POST /api/v1/outbox': 'no network' })
  const { result } = runIn(() => ({ session: useSession(), acts: useActs(), steps: useKeptSteps(() => one) }))
  await result.session.load()
  await vi.waitFor(() => expect(result.acts.read).toBe(true))
  return result
}

describe('a step without signal', () => {
  it('goes under the key of the try that may have arrived', async () => {
    const { steps, acts } = await page()
    const body = { text: '水在涨' }
    const tried = beginWrite(QIAN, 'POST', `/api/v1/cases/${CASE}/note`, JSON.stringify(body))
    tried.over(false)
    await steps.keepStep('note', body)
    expect(acts.acts.map(({ key }) => key)).toEqual([tried.key])
    await steps.keepStep('note', body)
    expect(new Set(acts.acts.map(({ key }) => key)).size).toBe(2)
  })

  it('opens what follows it, as the server would, and nothing else', async () => {
    const { steps } = await page()
    expect(steps.offered(ALLOWED)).toEqual(ALLOWED)
    await steps.keepStep('receive', {})
    expect(steps.offered(ALLOWED).map(({ action }) => action)).toEqual(['handle', 'send_back', 'note'])
    await steps.keepStep('handle', { result: '好了' })
    expect(steps.offered(ALLOWED).map(({ action }) => action)).toEqual(['note'])
    expect(steps.here.value.map(({ action, seen }) => [action, seen])).toEqual([
      ['receive', 2],
      ['handle', 3],
    ])
    expect(steps.goesLater()).toBe(true)
  })

  it('is one where nobody can have answered, and no refusal', () => {
    const said = (status: number): ApiProblem => new ApiProblem({ code: 'x', title: '', status })
    expect([wayProblem('network'), wayProblem('timeout'), said(503), said(502)].every(foundNoWay)).toBe(true)
    expect([said(412), said(409), said(422), said(403), said(500), new Error('x')].some(foundNoWay)).toBe(false)
  })
})
