/** Two at one form: who writes, what both have written, and whose words are kept. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, reactive, type VNode } from 'vue'

import type { CaseOut } from '@/api/types'
import { forgetDrafts, openDrafts, writeAll } from '@/cases/writing/drafts'
import type { Lease } from '@/live/messages'
import { useLive } from '@/live/useLive'
import type { Party } from '@/mediation/parties'
import PartyForm from '@/mediation/PartyForm.vue'
import { useSession } from '@/people/useSession'
import { forgetWords } from '@/ui/kept'

import { aCase, aStep, onStage, serve, type Asked, type Server } from '../testing/stage'
import StepDialog from './StepDialog.vue'

const party: Party = {
  ...{ id: 'p', number: 1, version: 1, side: 'applicant', kind: 'person', name: '示例甲', phone: '199****1234', id_number: '' },
  ...{ address: '东街 1 号', representatives: [], rights_told_at: null, consent: '', consent_how: '', consent_at: null },
}
const REACHES = { 'cases.lease': { span: 'area', tracks: ['dispute'], own: true } }
const until = (): string => new Date(Date.now() + 90_000).toISOString()
const leaseOf = (id: string, name: string, what: string): Lease => ({ what, id, name, since: new Date().toISOString(), until: until() })

let stage: VueWrapper | undefined
beforeEach(async () => {
  await forgetWords('wu')
  await openDrafts('wu')
})
afterEach(async () => {
  stage?.unmount()
  stage = undefined
  document.body.replaceChildren()
  await forgetDrafts()
})

/** A page that goes on hearing of what it shows. */
function show(render: () => VNode): void {
  stage = onStage(defineComponent({ render }), {})
}

/** The form of a party on a page that goes on hearing of it. */
async function open(answer: Server = () => undefined) {
  const seen = reactive<{ current: CaseOut; party: Party }>({ current: aCase({ track: 'dispute' }), party })
  const done = vi.fn()
  const asked = serve((one) => {
    if (one.path === '/session') {
      return { body: { account: { id: 'wu', name: '吴以和' }, post: { id: 'post' }, posts: [], csrf_token: 't', reaches: REACHES } }
    }
    if (one.method === 'PUT' && one.path.includes('/leases/')) return answer(one) ?? { body: leaseOf('wu', '吴以和', 'amend_party.1') }
    return answer(one)
  })
  show(() => h(PartyForm, { current: seen.current, known: [seen.party], party: seen.party, onDone: done }))
  await useSession().load()
  await flushPromises()
  return { seen, asked, done }
}

const field = (place: number): HTMLInputElement => document.querySelectorAll<HTMLInputElement>('form input.input')[place]!
const NAME = 0
const ADDRESS = 3
const text = (where: string): string => document.querySelector(where)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
const saves = (): HTMLButtonElement => document.querySelector<HTMLButtonElement>('form button[type=submit]')!
const asks = (asked: Asked[], part: string): Asked[] => asked.filter(({ path, method }) => method !== 'GET' && path.includes(part))

async function type(into: HTMLInputElement | HTMLTextAreaElement, words: string): Promise<void> {
  into.value = words
  into.dispatchEvent(new Event('input'))
  await flushPromises()
}

async function send(): Promise<void> {
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}

it('goes on from what somebody else wrote, and shows both texts where both wrote', async () => {
  const { seen, asked, done } = await open(({ path, method }) =>
    method === 'PUT' && path.endsWith('/parties/1') ? { body: { ...seen.current, version: 1 } } : undefined,
  )
  await type(field(NAME), '示例乙')
  seen.party = { ...party, version: 2, name: '示例丙', address: '西街 2 号' }
  await flushPromises()
  expect(field(ADDRESS).value).toBe('西街 2 号')
  expect(field(NAME).value).toBe('示例乙')
  expect(text('.two-texts')).toContain('别人写的示例丙您写的示例乙')
  await send()
  expect(asks(asked, '/parties/')).toMatchObject([{ ifMatch: '"2"', body: { name: '示例乙', address: '西街 2 号' } }])
  expect(done).toHaveBeenCalledOnce()
})

it('puts theirs in place of one\'s own where that is asked for', async () => {
  const { seen } = await open()
  await type(field(NAME), '示例乙')
  seen.party = { ...party, version: 2, name: '示例丙' }
  await flushPromises()
  document.querySelector<HTMLButtonElement>('.two-texts button')!.click()
  await flushPromises()
  expect(field(NAME).value).toBe('示例丙')
  expect(document.querySelector('.two-texts')).toBeNull()
})

it('brings what was written of a party back after the page was lost', async () => {
  await open()
  await type(field(NAME), '示例乙')
  await writeAll()
  stage!.unmount()
  await openDrafts('wu')
  await open()
  expect(field(NAME).value).toBe('示例乙')
})

it('says that one writes once one types, and lets it go with the form', async () => {
  const { asked } = await open()
  expect(asks(asked, '/leases/')).toEqual([])
  await type(field(NAME), '示例')
  await type(field(NAME), '示例乙')
  expect(asks(asked, '/leases/')).toMatchObject([{ method: 'PUT', path: expect.stringContaining('/leases/amend_party.1') }])
  stage!.unmount()
  stage = undefined
  await flushPromises()
  expect(asks(asked, '/leases/').pop()?.method).toBe('DELETE')
})

it('waits for a colleague who writes the same, until it is taken over', async () => {
  const { seen, asked } = await open(({ path, method }) =>
    method === 'POST' && path.endsWith('/take_over') ? { body: leaseOf('wu', '吴以和', 'amend_party.1') } : undefined,
  )
  useLive().seen = { kind: 'look', case: seen.current.id, lookers: [], leases: [leaseOf('zheng', '郑解和', 'amend_party.1')] }
  await flushPromises()
  expect(text('.lease-notice')).toContain('郑解和 正在写这一份')
  expect(saves().disabled).toBe(true)
  await type(field(NAME), '示例乙')
  expect(asks(asked, '/leases/')).toEqual([])
  document.querySelector<HTMLButtonElement>('.lease-notice button')!.click()
  await flushPromises()
  expect(saves().disabled).toBe(false)
  expect(field(NAME).value).toBe('示例乙')
})

it('hears at once that it was taken over, and keeps the words', async () => {
  const { seen } = await open()
  await type(field(NAME), '示例乙')
  useLive().seen = { kind: 'look', case: seen.current.id, lookers: [], leases: [leaseOf('zheng', '郑解和', 'amend_party.1')] }
  await flushPromises()
  expect(text('.lease-notice')).toContain('郑解和 接过了编辑。您写的还在这里。')
  expect(saves().disabled).toBe(true)
  expect(field(NAME).value).toBe('示例乙')
})

it('is in nobody\'s way where the line fails', async () => {
  await open(({ path }) => (path.includes('/leases/') ? { status: 503, body: { code: 'unavailable', status: 503, title: '' } } : undefined))
  await type(field(NAME), '示例乙')
  expect(saves().disabled).toBe(false)
})

it('shows another\'s record of a session beside one\'s own', async () => {
  const session = { id: 's1', number: 1, held_at: '2026-10-09T09:00:00+08:00', place: '', mode: 'closed', attendees: 2, summary: '双方各让半尺', next_at: null }
  const bare = aCase({ track: 'dispute', state: 'accepted', actions: [{ action: 'record_session', needs: ['summary'] }] })
  const before = { ...bare, dispute: { sessions: [], parties: [] } } as unknown as CaseOut
  const seen = reactive({ current: before, entries: [aStep(1)] })
  serve(() => undefined)
  const step = { ...bare.actions[0]!, urged: true }
  show(() => h(StepDialog, { step, current: seen.current, entries: seen.entries, accountId: 'wu' }))
  await flushPromises()
  await type(document.querySelector<HTMLTextAreaElement>('.el-dialog textarea')!, '甲方愿意先退半尺')
  seen.entries = [aStep(1), { ...aStep(2), action: 'record_session', by: { id: 'zheng', name: '郑解和', role: 'mediator' } }]
  seen.current = { ...before, version: 2, dispute: { sessions: [session], parties: [] } } as unknown as CaseOut
  await flushPromises()
  expect(text('.two-texts')).toContain('别人写的双方各让半尺您写的甲方愿意先退半尺')
})
