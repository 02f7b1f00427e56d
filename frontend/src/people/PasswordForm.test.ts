import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'

import people from '@/people/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer } from '@/ui/testing/wire'
import ui from '@/ui/messages.zh'

import PasswordFold from './PasswordFold.vue'
import PasswordForm from './PasswordForm.vue'
import SignIn from './SignIn.vue'
import { useSession } from './useSession'

const ADDRESS = 'PUT /api/v1/session/password'
const OWN = { account: { id: 'q', name: '钱' }, post: { id: 'p' }, posts: [], csrf_token: 't', must_change_password: false }

function open(said: Answer = { body: OWN }, known?: string) {
  const asked = answer({ [ADDRESS]: said })
  const form = mountIn(PasswordForm, known === undefined ? {} : { known }, { ui, people })
  const send = async (words: Record<string, string>): Promise<void> => {
    for (const [name, value] of Object.entries(words)) await form.find(`[name=${name}]`).setValue(value)
    await form.find('form').trigger('submit')
    await flushPromises()
  }
  return { form, send, asked }
}

beforeEach(() => {
  document.body.innerHTML = '<script type="application/json" id="pingan-config">{"county":{"name":"示例县"}}</script>'
})

describe('a password of one’s own', () => {
  it('is sent with the present one, and the fields are empty after it', async () => {
    const { form, send, asked } = open()
    await send({ old_password: 'the old words', new_password: 'twelve letters', again: 'twelve letters' })
    expect(JSON.parse(asked[0]?.text ?? '')).toEqual({ old_password: 'the old words', new_password: 'twelve letters' })
    expect(form.emitted('done')).toHaveLength(1)
    expect((form.find('[name=new_password]').element as HTMLInputElement).value).toBe('')
  })

  it.each([
    [{ new_password: 'twelve letters', again: 'twelve letters' }, people.password.needOld, 'old_password'],
    [{ old_password: 'x', new_password: 'short', again: 'short' }, '新密码至少 12 位。', 'new_password'],
    [{ old_password: 'x', new_password: 'twelve letters', again: 'twelve lettres' }, people.password.differ, 'again'],
  ])('is looked at before it is sent', async (words, said, field) => {
    const { form, send, asked } = open()
    await send(words as Record<string, string>)
    expect(asked).toEqual([])
    expect(form.find('[role=alert]').text()).toBe(said)
    expect(form.find(`[name=${field}]`).attributes('aria-invalid')).toBe('true')
  })

  it('says why the server will not have it, and keeps what was typed', async () => {
    const refusal = problem(422, 'weak_password', {
      title: '密码不行',
      invalid_params: [{ name: 'new_password', reason: '这个密码太常见。' }],
    })
    const { form, send } = open(refusal)
    await send({ old_password: 'the old words', new_password: 'password1234', again: 'password1234' })
    expect(form.find('[role=alert]').text()).toContain('这个密码太常见。')
    expect(form.find('[name=new_password]').attributes('aria-invalid')).toBe('true')
    expect((form.find('[name=again]').element as HTMLInputElement).value).toBe('password1234')
  })

  it('closes its row of the menu and says that it is done', async () => {
    answer({ [ADDRESS]: { body: OWN } })
    const fold = mountIn(PasswordFold, {}, { ui, people })
    expect(fold.find('form').exists()).toBe(false)
    await fold.find('button').trigger('click')
    for (const name of ['old_password', 'new_password', 'again'])
      await fold.find(`[name=${name}]`).setValue('twelve letters')
    await fold.find('form').trigger('submit')
    await flushPromises()
    expect(fold.find('form').exists()).toBe(false)
    expect(fold.find('[role=status]').text()).toBe(people.password.done)
  })
})

describe('a password somebody else gave', () => {
  it('lets nobody in before it is changed, and is not asked for twice', async () => {
    const asked = answer({
      'POST /api/v1/session': { body: { ...OWN, must_change_password: true } },
      [ADDRESS]: { body: OWN },
    })
    const door = mountIn(SignIn, { face: 'field' }, { ui, people })
    const session = useSession()
    await door.find('[name=username]').setValue('qian')
    await door.find('[name=password]').setValue('given words')
    await door.find('form').trigger('submit')
    await flushPromises()
    expect(session.state).toBe('password_first')
    expect([session.account, session.post]).toEqual([null, null])
    expect(door.find('h1').text()).toBe(people.password.first)
    expect(door.find('[name=old_password]').exists()).toBe(false)
    await door.find('[name=new_password]').setValue('twelve letters')
    await door.find('[name=again]').setValue('twelve letters')
    await door.find('form').trigger('submit')
    await flushPromises()
    expect(JSON.parse(asked[1]?.text ?? '')).toEqual({ old_password: 'given words', new_password: 'twelve letters' })
    expect(session.state).toBe('signed_in')
    expect(session.account?.name).toBe('钱')
  })

  it('is asked for where the page was loaded anew', async () => {
    answer({ 'GET /api/v1/session': { body: { ...OWN, must_change_password: true } } })
    const door = mountIn(SignIn, { face: 'desk' }, { ui, people })
    await useSession().load()
    await flushPromises()
    expect(door.find('[name=old_password]').exists()).toBe(true)
    expect(door.text()).toContain(people.signOut)
  })
})
