import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'

import { createWords } from '@/i18n'

import face from '../words.zh'
import FormsFold from './FormsFold.vue'
import words from './words.zh'

const FORM = {
  code: 'mz-01',
  name: '独居老人情况表',
  owner: '民政局',
  basis: '示例文件',
  since: '2026-01-01',
  until: '2026-12-31',
  ended: false,
  fields: [
    { name: '姓名', also_in: [] },
    { name: '住址', also_in: ['农房安全情况表'] },
  ],
}

afterEach(() => vi.unstubAllGlobals())

function open(answer: (request: Request) => Response) {
  const sent: { path: string; body: string }[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname
    if (request.method === 'GET') return Response.json({ items: [FORM, { ...FORM, code: 'b', name: '旧表', ended: true }] })
    sent.push({ path, body: await request.text() })
    return answer(request)
  })
  const i18n = createWords({ zh: { ...face, field: { ...face.field, ...words.field } } })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const fold = mount(FormsFold, { global: { plugins: [createPinia(), i18n, [VueQueryPlugin, { queryClient: client }]] } })
  return { fold, sent }
}

it('asks for nothing before it is opened, then tells owner, basis, end, and what two forms ask for', async () => {
  const { fold } = open(() => new Response(null, { status: 204 }))
  expect(fold.text()).not.toContain('独居老人')
  await fold.get('button').trigger('click')
  await flushPromises()
  expect(fold.text()).toContain('民政局制发 · 依据：示例文件')
  expect(fold.text()).toContain('到 2026-12-31 为止')
  expect(fold.text()).toContain('《农房安全情况表》也要这一项')
  expect(fold.text()).toContain('已到期，可以不填')
})

it('says with one tap that one was asked again, once, and names the form in no address', async () => {
  const { fold, sent } = open(() => new Response(null, { status: 204 }))
  await fold.get('button').trigger('click')
  await flushPromises()
  await fold.get('.again').trigger('click')
  await fold.get('.again').trigger('click')
  await fold.get('.one').trigger('click')
  await flushPromises()
  expect(sent.map(({ path }) => path)).toEqual(['/api/v1/forms/asked_again', '/api/v1/forms/asked_again'])
  expect(sent.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { form: 'mz-01', field: '' },
    { form: 'mz-01', field: '姓名' },
  ])
  expect(fold.get('.again').text()).toBe('已记下')
})

it('can be tapped again where the word did not arrive', async () => {
  const { fold } = open(() => Response.json({ code: 'unavailable', status: 503, title: '服务暂时不可用' }, { status: 503 }))
  await fold.get('button').trigger('click')
  await flushPromises()
  await fold.get('.again').trigger('click')
  await flushPromises()
  expect(fold.get('[role="alert"]').text()).toContain('服务暂时不可用')
  expect(fold.get('.again').attributes('disabled')).toBeUndefined()
})
