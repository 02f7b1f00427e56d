import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'

import people from '@/people/messages.zh'
import ui from '@/ui/messages.zh'
import { answer, problem } from '@/ui/testing/wire'
import { mountIn } from '@/ui/testing/host'

import SignIn from './SignIn.vue'
import { useSession } from './useSession'

function open() {
  const page = mountIn(SignIn, { face: 'field' }, { ui, people })
  const fill = async (username: string, password: string): Promise<void> => {
    await page.find('[name=username]').setValue(username)
    await page.find('[name=password]').setValue(password)
    await page.find('form').trigger('submit')
    await flushPromises()
  }
  return { page, fill, session: useSession() }
}

beforeEach(() => {
  document.body.innerHTML = '<script type="application/json" id="pingan-config">{"county":{"name":"示例县"}}</script>'
})

describe('the door', () => {
  it('opens with the right words', async () => {
    const asked = answer({
      'POST /api/v1/session': { body: { account: { id: 'q', name: '钱' }, post: { id: 'p' }, posts: [], csrf_token: 't' } },
    })
    const { fill, session } = open()
    await fill(' qian ', 'secret words')
    expect(JSON.parse(asked[0]?.text ?? '')).toEqual({ username: 'qian', password: 'secret words' })
    expect(session.state).toBe('signed_in')
  })

  it('says what the server says when it stays shut', async () => {
    answer({ 'POST /api/v1/session': problem(401, 'bad_credentials', { title: '用户名或密码不对。' }) })
    const { page, fill } = open()
    await fill('qian', 'wrong')
    expect(page.find('[role=alert]').text()).toBe('用户名或密码不对。')
  })

  it('asks for both words before it asks the server', async () => {
    const asked = answer({})
    const { page, fill } = open()
    await fill('qian', '')
    expect(asked).toEqual([])
    expect(page.find('[role=alert]').text()).toBe(people.signIn.needed)
    expect(page.find('a.provider').exists()).toBe(false)
  })
})
