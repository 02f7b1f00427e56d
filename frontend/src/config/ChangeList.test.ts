/** What was changed, by whom, and the way back for whoever may change it. */
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'

import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import ChangeList from './ChangeList.vue'
import config from './messages.zh'

const ID = '00000000-0000-7000-8000-000000000001'
const change = {
  id: ID, section: 'routes', section_label: '自动分派', valid_from: '2026-11-28', at: '2026-11-28T08:00:00+08:00', by: { id: ID, name: '周远山' },
  why: '夜里没人', added: 1, changed: 2, removed: 0, undoes: null, undone_by: null,
}
const section = { code: 'routes', label: '自动分派', about: '', dated: true, shared: false, changed: null }
const served = (writable: boolean) => ({
  'GET /api/v1/config/changes': { body: { items: [change], next: null } },
  'GET /api/v1/config/sections': { body: { items: [{ ...section, writable }] } },
  [`POST /api/v1/config/changes/${ID}/undo`]: { body: change },
})

it('takes a change back once it is said twice, and names the section without a link where there is no page of it', async () => {
  const asked = answer(served(true))
  const wrapper = mountIn(ChangeList, { section: 'routes' }, { config, ui })
  await flushPromises()
  for (const part of ['自动分派', '周远山', '夜里没人', '新增 1，修改 2，删去 0']) expect(wrapper.text()).toContain(part)
  expect(wrapper.find('a').exists()).toBe(false)
  const undo = wrapper.get('button.sure')
  await undo.trigger('click')
  expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  await undo.trigger('click')
  await flushPromises()
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(wrapper.get('[role=status]').text()).toBe(config.undoDone)
})

it('links sections where they have pages, and offers no way back to those who only read', async () => {
  answer(served(false))
  const wrapper = mountIn(ChangeList, { section: '', hrefOf: (code: string) => `#/${code}` }, { config, ui })
  await flushPromises()
  expect(wrapper.get('a').attributes('href')).toBe('#/routes')
  expect(wrapper.find('button.sure').exists()).toBe(false)
})

it('tells that a change was taken back, though the answer was lost', async () => {
  let tries = 0
  answer({
    ...served(true),
    'GET /api/v1/config/changes': () => ({ body: { items: [{ ...change, undone_by: tries === 0 ? null : ID }], next: null } }),
    [`POST /api/v1/config/changes/${ID}/undo`]: () => {
      tries += 1
      return tries === 1 ? 'no network' : { body: change }
    },
  })
  const wrapper = mountIn(ChangeList, { section: 'routes' }, { config, ui })
  await flushPromises()
  const undo = wrapper.get('button.sure')
  await undo.trigger('click')
  await undo.trigger('click')
  await vi.waitFor(() => expect(wrapper.get('[role=status]').text()).toBe(config.undoDone), { timeout: 15_000 })
  expect(tries).toBe(2)
  expect(wrapper.find('[role=alert]').exists()).toBe(false)
})

it('leaves who made a change to a page that knows how they are called', async () => {
  answer(served(false))
  const page = defineComponent(() => () => h(ChangeList, { section: '' }, { by: ({ by }: { by: { id: string; name: string } }) => h('b', `${by.name} ${by.id}`) }))
  const told = mountIn(page, {}, { config, ui })
  await flushPromises()
  expect(told.get('b').text()).toBe(`周远山 ${ID}`)
  told.unmount()
})
