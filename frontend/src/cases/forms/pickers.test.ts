/** What is picked from a search: another case, seen beside this one before anything is done, and a grid by its place. */
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'

import type { CaseOut } from '@/api/types'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import cases from '../messages.zh'
import { aCase, GRID } from '../testing/samples'
import CasePicker from './CasePicker.vue'
import GridPick from './GridPick.vue'
import forms from './messages.zh'

const words = { cases, forms, ui: { problem: { refused: '' } } }
const OTHER = '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e60'
const current = aCase()
let picker: ReturnType<typeof mountIn>
const chosen = (): unknown[] => (picker.emitted('update:modelValue') ?? []).map(([value]) => value)
const text = (): string => picker.element.textContent!.replace(/\s+/g, ' ')

function open(component: typeof CasePicker | typeof GridPick, more: Partial<CaseOut> = {}): void {
  picker = mountIn(component, { modelValue: null, current: { ...current, ...more }, label: '哪一件', invalid: false }, words)
}

async function look(code: string): Promise<void> {
  await picker.find('input').setValue(code)
  await picker.find('input').trigger('keydown', { key: 'Enter' })
  await flushPromises()
}

const similar = { ...aCase({ id: OTHER, code: 'PA-2A4A-XRAG', summary: '同一处塌了' }), distance_m: 120, likeness: 0.52, same_number: false }
const noneSimilar = { [`GET /api/v1/cases/${current.id}/similar`]: { body: { items: [] } } }

beforeEach(() => {
  answer({
    ...noneSimilar,
    'GET /api/v1/categories': { body: { items: [], former: [] } },
    [`GET /api/v1/cases/${OTHER}`]: { body: aCase({ id: OTHER, code: 'PA-2A4A-XRAG', what: '同一处塌了' }) },
    'GET /api/v1/cases/by_code': { body: aCase({ id: OTHER }) },
    [`GET /api/v1/areas/${GRID}`]: { body: { code: GRID, path: [{ name: '霁川县' }, { name: '枫垭镇' }, { name: '枫垭社区' }, { name: '枫垭社区第一网格' }], children: [] } },
    'GET /api/v1/areas': { body: { items: [{ code: GRID, name: '枫垭社区第一网格', level: 'grid', path_name: '枫垭镇 枫垭社区第一网格' }] } },
  })
})

it('finds a case by its code, and shows both side by side', async () => {
  open(CasePicker)
  await look('pa2a4axrag')
  expect(chosen()).toEqual([OTHER])
  await picker.setProps({ modelValue: OTHER })
  await flushPromises()
  expect(text()).toMatch(/这一件（随即结案）.*桥面塌陷.*并入这一件（接着办）.*同一处塌了/)
  // And lets go of it again.
  await picker.findAll('button').slice(-1)[0]!.trigger('click')
  expect(chosen()).toEqual([OTHER, null])
})

it('offers what may be the same matter before a code is typed, and says why', async () => {
  const asked = answer({
    'GET /api/v1/categories': { body: { items: [], former: [] } },
    [`GET /api/v1/cases/${current.id}/similar`]: { body: { items: [similar] } },
    [`GET /api/v1/cases/${OTHER}`]: { body: aCase({ id: OTHER, what: '同一处塌了一块' }) },
  })
  open(CasePicker)
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(asked.find(({ path }) => path.endsWith('/similar'))?.search.get('open')).toBe('true')
  expect(text()).toMatch(/可能是同一件事.*PA-2A4A-XRAG.*同一处塌了.*相距 120 米 · 用词相同 52%/)
  await picker.find('li button').trigger('click')
  expect(chosen()).toEqual([OTHER])
  await picker.setProps({ modelValue: OTHER })
  await flushPromises()
  expect(text()).toMatch(/并入这一件（接着办）.*同一处塌了一块/)
  expect(picker.find('li').exists()).toBe(false)
})

it('takes no case for its own double', async () => {
  answer({ ...noneSimilar, 'GET /api/v1/cases/by_code': { body: current }, 'GET /api/v1/categories': { body: { items: [], former: [] } } })
  open(CasePicker)
  await look(current.code)
  expect(chosen()).toEqual([])
  expect(text()).toContain(forms.merge.itself)
})

it('finds a grid by two letters of its place, and says it as people write it', async () => {
  open(GridPick)
  await picker.find('input').setValue('枫')
  expect(text()).toContain(forms.typeTwo)
  await picker.find('input').setValue('枫垭')
  await flushPromises()
  await picker.find('[role=option]').trigger('mousedown')
  expect(chosen()).toEqual([GRID])
  await picker.setProps({ modelValue: GRID })
  await flushPromises()
  expect(picker.find('input').element.value).toBe('枫垭镇 枫垭社区第一网格')
})

it('offers the grids whose edge a case lies at', async () => {
  open(GridPick, { near: [{ code: GRID, name: '第二网格' }] })
  await picker.find('button').trigger('click')
  expect(chosen()).toEqual([GRID])
})
