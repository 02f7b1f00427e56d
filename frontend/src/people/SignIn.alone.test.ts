/** The page's configuration is read once: this one names a provider. */
import { flushPromises } from '@vue/test-utils'
import { beforeAll, expect, it, vi } from 'vitest'

import factors from '@/people/factors/messages.zh'
import people from '@/people/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import SignIn from './SignIn.vue'

const CONFIG = { county: { name: '示例县' }, provider: { name: '省统一身份认证', name_en: 'Province identity', path: '/sign-in/provider' } }

beforeAll(() => {
  document.body.innerHTML = `<script type="application/json" id="pingan-config">${JSON.stringify(CONFIG)}</script>`
})

const open = () => mountIn(SignIn, { face: 'field' }, { ui, people, factors })

it('offers the provider by its name, and the way leads back to this door', () => {
  const way = open().get('a.provider')
  expect(way.text()).toBe('用省统一身份认证登录')
  expect(way.attributes('href')).toBe('/sign-in/provider?face=%2Fm%2F')
})

it('offers it no more to whoever has something to do first', async () => {
  answer({
    'POST /api/v1/session': { body: { account: { id: 'q', name: '钱' }, post: { id: 'p' }, posts: [], csrf_token: 't', first: 'factor' } },
    'GET /api/v1/session/confirm': { body: { fresh: false, ways: ['totp', 'recovery_code'] } },
  })
  const page = open()
  await page.get('[name=username]').setValue('qian')
  await page.get('[name=password]').setValue('secret words')
  await page.get('form').trigger('submit')
  await flushPromises()
  await vi.waitFor(() => expect(page.find('[name=code]').exists()).toBe(true), { timeout: 15_000 })
  expect(page.find('a.provider').exists()).toBe(false)
  // What the step draws outermost is no second door: it would be drawn by this page's rules.
  expect(page.findAll('.door')).toHaveLength(1)
})
