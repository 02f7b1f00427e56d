/** What is missing stands with what breaks without it; what is done says no more than that. */
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'

import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import words from '../words.zh'
import setup from './messages.zh'
import SetupPage from './SetupPage.vue'

const item = (code: string, state: string, more = {}) => ({ code, label: code, without: `无${code}`, state, detail: '', section: '', page: '', command: '', ...more })

it('says what is missing, what breaks without it, and where it is done', async () => {
  answer({
    'GET /api/v1/operations/setup': {
      body: { items: [item('areas', 'done'), item('calendar', 'missing', { section: 'calendar', detail: '2027' }), item('https', 'missing', { command: 'PINGAN_TLS_NAME=' }), item('workers', 'missing', { page: 'rolls' }), item('shapes', 'advised')] },
    },
  })
  const page = mountIn(SetupPage, {}, { ...words, setup })
  await flushPromises()
  expect(page.get('[role=status]').text()).toBe('还缺 3 项')
  expect(page.get('li.done').text()).not.toContain('无areas')
  const [calendar, https, workers] = page.findAll('li.missing')
  expect(calendar?.text()).toContain('无calendar')
  expect(calendar?.text()).toContain('2027')
  expect(calendar?.get('a').attributes('href')).toBe('#/calendar')
  expect(workers?.get('a').attributes('href')).toBe('#/rolls')
  expect(https?.get('code').text()).toBe('PINGAN_TLS_NAME=')
  page.unmount()
})

it('says that a county with nothing missing can go into service, whatever else is advised', async () => {
  answer({ 'GET /api/v1/operations/setup': { body: { items: [item('areas', 'done'), item('shapes', 'advised')] } } })
  const page = mountIn(SetupPage, {}, { ...words, setup })
  await flushPromises()
  expect(page.get('[role=status]').text()).toBe(setup.ready)
  page.unmount()
})
