/** What is wrong comes first with what to do; numbers are said as people say them; the help desk finds by words. */
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'

import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import words from '../words.zh'

import { figure } from './figures'
import HealthPage from './HealthPage.vue'
import health from './messages.zh'

const item = (code: string, state: string, more = {}) => ({ code, label: code, state, value: null, unit: 'items', detail: '', means: `${code}意味着`, remedy: `${code}办法`, ...more })
const symptom = (code: string, says: string) => ({ code, fault: 'no', probe: '', says, why: '因为', remedy: '等' })

it('puts what is wrong first, with what it means and where it is done', async () => {
  answer({
    'GET /api/v1/operations/health': {
      body: {
        at: '2026-11-28T09:00:00+08:00',
        state: 'wrong',
        items: [item('disk', 'fine', { value: 5 * 1024 ** 3, unit: 'bytes' }), item('territory.calendar', 'wrong', { value: 1, detail: '2027' })],
        symptoms: [symptom('sms', '收不到短信'), symptom('slow', '页面慢')],
      },
    },
  })
  const page = mountIn(HealthPage, {}, { ...words, health })
  await flushPromises()
  expect(page.get('.sum').text()).toContain('有 1 项要看')
  const [first, second] = page.findAll('li')
  expect(first?.text()).toContain('territory.calendar意味着')
  expect(first?.text()).toContain('2027')
  expect(first?.get('a').attributes('href')).toBe('#/calendar')
  expect(second?.text()).toContain('剩 5.0 GB')
  expect(second?.text()).not.toContain('意味着')
  await page.get('input[type=search]').setValue('短信')
  expect(page.findAll('dt').map((one) => one.text())).toEqual([expect.stringContaining('收不到短信')])
  await page.get('input[type=search]').setValue('没有人说过')
  expect(page.text()).toContain(health.desk.none)
  page.unmount()
})

it.each([
  [0.25, 'seconds', 'seconds'],
  [150, 'seconds', 'minutes'],
  [3 * 3600, 'seconds', 'hours'],
  [3 * 86400, 'seconds', 'days'],
  [0.013, 'share', 'percent'],
  [300 * 1024 ** 2, 'bytes', 'mb'],
  [12.4, 'per_minute', 'perMinute'],
])('says %s %s in %s', (value, unit, word) => {
  expect(figure(value, unit).unit).toBe(word)
})
