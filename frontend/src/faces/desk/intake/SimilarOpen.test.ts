/** What reads like a report that is being written: told once its writer pauses, opened in its place, in nobody's way. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { reactive, type Component } from 'vue'

import SimilarOpen from '@/cases/forms/SimilarOpen.vue'
import type { Begun } from '@/cases/similar'

import { aCase, GRID, onStage, serve, type Asked } from '../testing/stage'

const OTHER = '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e60'
const begun = (what: string): Begun => ({ category: '0501', grid_code: GRID, what })
const props = reactive<{ begun: Begun | null }>({ begun: null })
let asked: Asked[]
let stage: ReturnType<typeof onStage>
let answered: { status?: number; body: unknown }

const text = (): string => document.body.textContent!.replace(/\s+/g, ' ')
const bodies = (): unknown[] => asked.filter(({ path }) => path === '/cases/similar').map(({ body }) => body)
async function after(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  props.begun = null
  answered = { body: { items: [{ ...aCase({ id: OTHER, code: 'PA-2A4A-XRAG', summary: '桥又塌了' }), distance_m: null, likeness: 0.4, same_number: false }] } }
  asked = serve(({ path }) => {
    if (path === '/cases/similar') return answered
    if (path === '/categories') return { body: { items: [], former: [] } }
    return path === `/cases/${OTHER}` ? { body: aCase({ id: OTHER, what: '桥又塌了一块，绕行' }) } : undefined
  })
  stage = onStage(SimilarOpen as Component, props)
})
afterEach(() => {
  stage.unmount()
  vi.useRealTimers()
})

it('asks when the writer pauses, and for nothing before there is a category and a grid', async () => {
  await after(5_000)
  for (const what of ['桥', '桥塌', '桥塌了']) {
    props.begun = begun(what)
    await after(100)
  }
  expect(bodies()).toEqual([])
  await after(1_000)
  expect(bodies()).toEqual([{ ...begun('桥塌了'), open: true }])
  expect(text()).toMatch(/有 1 件.*PA-2A4A-XRAG.*桥又塌了.*同一网格 · 用词相同 40%/)
  props.begun = null
  await after(0)
  expect(text()).not.toContain('PA-2A4A-XRAG')
})

it('opens one in its place, and closes it again', async () => {
  props.begun = begun('桥塌了')
  await after(1_000)
  const code = document.querySelector<HTMLButtonElement>('button.code')!
  code.click()
  await after(10)
  expect(text()).toContain('桥又塌了一块，绕行')
  expect(code.getAttribute('aria-expanded')).toBe('true')
  code.click()
  await after(10)
  expect(text()).not.toContain('桥又塌了一块，绕行')
})

it('says nothing where nobody answers', async () => {
  answered = { status: 503, body: { code: 'unavailable', status: 503, title: '稍后', retry: 'later' } }
  props.begun = begun('桥塌了')
  await after(1_000)
  expect(bodies()).toHaveLength(1)
  expect(text().trim()).toBe('')
})
