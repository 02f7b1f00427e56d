import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { forgetWords, keepWords } from '@/ui/kept'

import { forgetDrafts, openDrafts } from '@/cases/writing/drafts'
import { aCase, GRID, onStage, serve, type Asked, type Server } from '../testing/stage'
import IntakeDialog from './IntakeDialog.vue'

const ID = '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e5f'
const MISMATCH = { status: 409, body: { code: 'payload_mismatch', status: 409, title: '', retry: 'never' } }

afterEach(async () => {
  document.body.replaceChildren()
  await forgetDrafts()
  await forgetWords('li')
})

/** The form as it was left on this computer; `act` answers what it sends. */
async function open(act: Server) {
  await keepWords('li', 'intake', { id: ID, category: '0501', grid: GRID, place_note: '', what: '桥面又塌了一块', urgency: null })
  await openDrafts('li')
  const registered = vi.fn()
  const asked = serve((one) => (one.path === '/categories' ? { body: { items: [], former: [] } } : act(one)))
  onStage(IntakeDialog, { modelValue: true, areaCode: GRID.slice(0, 12), onRegistered: registered })
  await flushPromises()
  return { asked, registered }
}

async function submit(): Promise<void> {
  document.querySelector('.el-dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}
const failure = (): string => document.querySelector('.el-dialog [role=alert]')?.textContent ?? ''
const sent = (asked: Asked[]) => asked.filter(({ method, path }) => method === 'POST' && path === '/cases').map(({ body }) => body as { id: string; what: string })

it('keeps words that an earlier version, sent from another tab, has not got; sent again they are a case of their own', async () => {
  const { asked, registered } = await open(({ method, path, body }) => {
    if (path === `/cases/${ID}`) return { body: aCase({ id: ID }) }
    if (method !== 'POST') return undefined
    const { id } = body as { id: string }
    return id === ID ? MISMATCH : { status: 201, body: aCase({ id }) }
  })
  await submit()
  expect(failure()).toContain(aCase().code)
  expect(registered).not.toHaveBeenCalled()
  await submit()
  const [first, second] = sent(asked)
  expect([first?.id, second?.what]).toEqual([ID, '桥面又塌了一块'])
  expect(second?.id).not.toBe(ID)
  expect(registered).toHaveBeenCalledOnce()
})

it('says so when the earlier version cannot be read either', async () => {
  await open(({ method }) => (method === 'POST' ? MISMATCH : undefined))
  await submit()
  expect(failure()).toBe('没有找到')
})
