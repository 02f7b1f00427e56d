import { QueryClient, QueryObserver } from '@tanstack/vue-query'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { effectScope } from 'vue'
import { expect, it, vi } from 'vitest'

import type { SessionOut } from '@/api/types'
import { answer, problem } from '@/ui/testing/wire'

function session(account: string): SessionOut {
  const post = { id: `${account}-post`, role: 'grid_worker', area_code: '999921001001001', area_name: '一组', organisation: '', organisation_en: '', face: '' }
  return { account: { id: account, name: account }, post, posts: [post], reaches: {}, windows: {}, language: '', csrf_token: 'secret' } as unknown as SessionOut
}

/** The phone's page, just opened. */
async function openPage() {
  vi.resetModules()
  const { useSession } = await import('@/people/useSession')
  const { recallPerson, useMemory, toldAt } = await import('./memory')
  setActivePinia(createPinia())
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  recallPerson()
  const store = useSession()
  const page = effectScope()
  page.run(() => useMemory(client))
  await store.load().catch(() => undefined)
  await flushPromises()
  return { store, client, toldAt, close: () => page.stop() }
}

it('shows without a network what was shown last, to the same person, with its age; and nothing of residents', async () => {
  answer({ 'GET /api/v1/session': { body: session('qian') } })
  const first = await openPage()
  await first.client.fetchQuery({ queryKey: ['cases', 'one', '1'], queryFn: () => ({ id: '1', what: '路灯不亮' }) })
  await first.client.fetchQuery({ queryKey: ['households', 'list'], queryFn: () => ['一户'] })
  const told = first.client.getQueryState(['cases', 'one', '1'])?.dataUpdatedAt
  dispatchEvent(new Event('pagehide'))
  const { readSealed } = await import('./sealing')
  await vi.waitFor(async () => expect(await readSealed('qian/qian-post', '')).toHaveLength(2), 15_000)
  expect(JSON.stringify(await readSealed('qian/qian-post', ''))).not.toContain('secret')
  first.close()

  answer({ 'GET /api/v1/session': problem(503, 'unavailable', { retry: 'later' }) })
  const second = await openPage()
  expect([second.store.offline, second.store.account?.id]).toEqual([true, 'qian'])
  await vi.waitFor(() => expect(second.client.getQueryData(['cases', 'one', '1'])).toEqual({ id: '1', what: '路灯不亮' }), 15_000)
  expect(second.client.getQueryState(['cases', 'one', '1'])?.dataUpdatedAt).toBe(told)
  expect(second.client.getQueryData(['households', 'list'])).toBeUndefined()
  expect(second.toldAt.value).not.toBeNull()
  second.close()

  // With a network, what is remembered stands only until the server has been asked, be it a second old.
  answer({ 'GET /api/v1/session': { body: session('qian') } })
  const again = await openPage()
  const key = ['cases', 'one', '1']
  await vi.waitFor(() => expect(again.client.getQueryData(key)).toEqual({ id: '1', what: '路灯不亮' }), 15_000)
  const list = new QueryObserver(again.client, { queryKey: key, queryFn: () => ({ id: '1', what: '路灯亮了' }), staleTime: Infinity })
  const look = list.subscribe(() => undefined)
  expect(list.getCurrentResult().data).toEqual({ id: '1', what: '路灯不亮' })
  await vi.waitFor(() => expect(list.getCurrentResult().data).toEqual({ id: '1', what: '路灯亮了' }))
  look()
  again.close()

  // After a sign-out in whatever tab nobody is remembered.
  answer({ 'GET /api/v1/session': problem(503, 'unavailable', { retry: 'later' }) })
  localStorage.setItem('pingan_present', '')
  const third = await openPage()
  expect(third.store.state).toBe('unknown')
  third.close()
})
