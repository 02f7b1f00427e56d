import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { api, ok } from '@/api/client'
import people from '@/people/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer, type Asked } from '@/ui/testing/wire'

import SessionGate from '../SessionGate.vue'
import { useSession } from '../useSession'
import ConfirmDoor from './ConfirmDoor.vue'
import ConfirmForm from './ConfirmForm.vue'
import { bytesOf, textOf } from './credentials'
import FactorList from './FactorList.vue'
import factors from './messages.zh'

const POST = { id: 'p', role: 'administrator', face: '/manage/' }
const IN = { account: { id: 'x', name: '徐' }, post: POST, posts: [POST], reaches: { 'config.read': {} }, windows: {}, language: 'zh-hans', must_change_password: false, first: '', csrf_token: 't' }
const NONE = { needed: false, totp_since: null, passkeys: [], recovery_codes_left: 0, passkeys_here: 'no_name' }
const CODES = ['aaaa-bbbb-cccc', 'dddd-eeee-ffff']

const bodies = (asked: Asked[], key: string): unknown[] => asked.filter(({ method, path }) => `${method} ${path}` === key).map(({ text }) => JSON.parse(text) as unknown)

beforeEach(() => {
  localStorage.clear()
  document.body.innerHTML = '<script type="application/json" id="pingan-config">{"county":{"name":"示例县"}}</script>'
})
afterEach(() => vi.unstubAllGlobals())

describe('bytes of passkeys', () => {
  it('go as base64url without filling, and come back', () => {
    const bytes = Uint8Array.from([251, 255, 254, 0, 1])
    expect(textOf(bytes.buffer)).toBe('-__-AAE')
    expect([...bytesOf('-__-AAE')]).toEqual([...bytes])
  })
})

describe('confirming', () => {
  async function open(ways: string[], said: Answer = { body: IN }, taken = false) {
    let fresh = false
    const asked = answer({
      'GET /api/v1/session': { body: IN },
      'GET /api/v1/session/confirm': () => ({ body: { fresh, ways } }),
      'POST /api/v1/session/confirm': () => {
        fresh = taken
        return said
      },
    })
    const form = mountIn(ConfirmForm, {}, { ui, people, factors })
    await flushPromises()
    return { form, asked }
  }

  it('asks for what the account has, the first way first', async () => {
    const { form, asked } = await open(['totp', 'recovery_code'])
    await form.find('[name=code]').setValue('123 456')
    await form.find('form').trigger('submit')
    await flushPromises()
    expect(bodies(asked, 'POST /api/v1/session/confirm')).toEqual([{ code: '123 456' }])
    expect(form.emitted('done')).toHaveLength(1)
  })

  it('takes another way where its person has only that', async () => {
    const { form, asked } = await open(['totp', 'recovery_code'])
    await form.findAll('.others button')[0]?.trigger('click')
    await form.find('[name=recovery_code]').setValue('aaaa bbbb cccc')
    await form.find('form').trigger('submit')
    await flushPromises()
    expect(bodies(asked, 'POST /api/v1/session/confirm')).toEqual([{ recovery_code: 'aaaa bbbb cccc' }])
  })

  it('says what was wrong, and empties the code that is good for nothing now', async () => {
    const { form } = await open(['totp'], problem(422, 'wrong_proof', { title: '不对。' }))
    await form.find('[name=code]').setValue('000000')
    await form.find('form').trigger('submit')
    await flushPromises()
    expect(form.find('[role=alert]').text()).toBe('不对。')
    expect((form.find('[name=code]').element as HTMLInputElement).value).toBe('')
    expect(form.emitted('done')).toBeUndefined()
  })

  it('goes on where nothing was heard of a code that was taken: it is good for no second time', async () => {
    const { form } = await open(['totp'], 'no network', true)
    await form.find('[name=code]').setValue('123456')
    await form.find('form').trigger('submit')
    await flushPromises()
    expect(form.emitted('done')).toHaveLength(1)
  })

  it('says so where there is nothing to confirm by', async () => {
    const { form } = await open([])
    expect(form.text()).toContain(factors.confirm.none)
  })
})

describe('what is only for whoever has just shown that it is them', () => {
  /** A face with one page in it, and a server that wants to know once more. */
  async function open() {
    let fresh = false
    const asked = answer({
      'GET /api/v1/session': { body: IN },
      'GET /api/v1/session/confirm': { body: { fresh, ways: ['password'] } },
      'POST /api/v1/session/confirm': () => {
        fresh = true
        return { body: IN }
      },
      'POST /api/v1/ledgers': () => (fresh ? { status: 201, body: { id: 'l' } } : problem(403, 'confirm_first')),
    })
    const Host = defineComponent(() => () => h(SessionGate, { face: 'manage' }, { default: () => h('p', 'page') }))
    const page = mountIn(Host, {}, { ui, people, factors })
    await flushPromises()
    const sent = ok(api.POST('/api/v1/ledgers', { body: {} as never })).catch((error: unknown) => error)
    await vi.waitFor(() => expect(document.querySelector('[role=dialog] [name=password]')).not.toBeNull())
    return { page, asked, sent }
  }

  it('waits until they have, and goes on by itself', async () => {
    const { page, asked, sent } = await open()
    const field = document.querySelector<HTMLInputElement>('[role=dialog] [name=password]')
    if (field !== null) field.value = 'the words'
    field?.dispatchEvent(new Event('input'))
    document.querySelector('[role=dialog] form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    expect(await sent).toEqual({ id: 'l' })
    expect(bodies(asked, 'POST /api/v1/session/confirm')).toEqual([{ password: 'the words' }])
    expect(bodies(asked, 'POST /api/v1/ledgers')).toHaveLength(2)
    expect(document.querySelector('[role=dialog]')).toBeNull()
    page.unmount()
  })

  it('is refused in words where they will not, and nothing was sent again', async () => {
    const { page, asked, sent } = await open()
    document.querySelector('[role=dialog]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    expect(await sent).toMatchObject({ code: 'confirm_first' })
    expect(bodies(asked, 'POST /api/v1/ledgers')).toHaveLength(1)
    page.unmount()
  })
})

describe('the door', () => {
  it.each([
    ['factor', 'factor_first'],
    ['set_up', 'set_up_first'],
    ['password', 'password_first'],
    ['', 'signed_in'],
  ])('knows what comes first: %s', async (first, state) => {
    answer({ 'GET /api/v1/session': { body: { ...IN, first } } })
    const page = mountIn(defineComponent(() => () => h('p')), {}, { ui, people })
    const session = useSession()
    await session.load()
    expect(session.state).toBe(state)
    expect(session.account === null).toBe(state !== 'signed_in')
    page.unmount()
  })
})

describe('one’s own factors', () => {
  it('say why no passkey can be made here, and set a phone up', async () => {
    let own: object = NONE
    const asked = answer({
      'GET /api/v1/session/factors': () => ({ body: own }),
      'POST /api/v1/session/factors/totp': { body: { secret: 'ABCDEFGH', uri: 'otpauth://totp/x', picture: 'data:image/svg+xml,x' } },
      'PUT /api/v1/session/factors/totp': () => {
        own = { ...NONE, totp_since: '2026-11-28T10:00:00+08:00', recovery_codes_left: 2 }
        return { body: { recovery_codes: CODES } }
      },
    })
    const list = mountIn(FactorList, {}, { ui, people, factors })
    document.body.append(list.element.parentElement ?? list.element)
    await flushPromises()
    expect(list.text()).toContain(factors.own.here.no_name)
    await list.findAll('button').find((button) => button.text() === factors.own.totpAdd)?.trigger('click')
    await flushPromises()
    expect(list.find('img').attributes('alt')).toBe(factors.totp.picture)
    expect(list.text()).toContain('ABCD EFGH')
    // Whoever holds the phone in their hand cannot scan it.
    expect(list.get('a').attributes('href')).toBe('otpauth://totp/x')
    expect(document.activeElement?.textContent).toBe(factors.totp.scan)
    await list.find('[name=code]').setValue('123456')
    await list.find('form').trigger('submit')
    await flushPromises()
    expect(bodies(asked, 'PUT /api/v1/session/factors/totp')).toEqual([{ code: '123456' }])
    expect(list.findAll('code').map((code) => code.text())).toEqual(CODES)
    await list.findAll('button').find((button) => button.text() === factors.codes.kept)?.trigger('click')
    await flushPromises()
    expect(list.text()).not.toContain(CODES[0])
    expect(list.text()).toContain('还有 2 个可用')
  })

  /** A phone that was set up, of which nothing was heard: its recovery codes were told to nobody. */
  async function setUpUnheard() {
    const set = { ...NONE, totp_since: '2026-11-28T10:00:00+08:00', recovery_codes_left: 10 }
    let own: object = NONE
    answer({
      'GET /api/v1/session/factors': () => ({ body: own }),
      'POST /api/v1/session/factors/totp': { body: { secret: 'ABCDEFGH', uri: 'otpauth://totp/x', picture: 'data:image/svg+xml,x' } },
      'PUT /api/v1/session/factors/totp': () => {
        own = set
        return 'no network'
      },
      'POST /api/v1/session/factors/recovery_codes': { body: { recovery_codes: CODES } },
    })
    const list = mountIn(FactorList, {}, { ui, people, factors })
    await flushPromises()
    await press(list, factors.own.totpAdd)
    await list.find('[name=code]').setValue('123456')
    await list.find('form').trigger('submit')
    await flushPromises()
    return list
  }

  async function press(list: VueWrapper, label: string): Promise<void> {
    await list.findAll('button').find((button) => button.text() === label)?.trigger('click')
    await flushPromises()
  }

  it('tell that codes went with a lost answer, until new ones are put away', async () => {
    const list = await setUpUnheard()
    expect(list.text()).toContain(factors.own.codesGone)
    await press(list, factors.own.recoveryNew)
    await press(list, factors.own.recoveryNewSure)
    expect(list.findAll('code').map((code) => code.text())).toEqual(CODES)
    await press(list, factors.codes.kept)
    expect(list.text()).not.toContain(factors.own.codesGone)
    list.unmount()
  })

  it('tell it at the next door, too', async () => {
    const list = await setUpUnheard()
    list.unmount()
    answer({ 'GET /api/v1/session/confirm': { body: { fresh: false, ways: ['totp'] } } })
    const door = mountIn(ConfirmDoor, {}, { ui, people, factors })
    expect(door.text()).toContain(factors.confirm.codesGone)
    door.unmount()
  })

  it('owe no codes where the code was wrong', async () => {
    answer({
      'GET /api/v1/session/factors': { body: NONE },
      'POST /api/v1/session/factors/totp': { body: { secret: 'ABCDEFGH', uri: 'otpauth://totp/x', picture: 'data:image/svg+xml,x' } },
      'PUT /api/v1/session/factors/totp': problem(422, 'wrong_proof', { title: '不对。' }),
      'GET /api/v1/session/confirm': { body: { fresh: false, ways: ['totp'] } },
    })
    const list = mountIn(FactorList, {}, { ui, people, factors })
    await flushPromises()
    await press(list, factors.own.totpAdd)
    await list.find('[name=code]').setValue('123456')
    await list.find('form').trigger('submit')
    await flushPromises()
    expect(list.get('[role=alert]').text()).toBe('不对。')
    list.unmount()
    const door = mountIn(ConfirmDoor, {}, { ui, people, factors })
    expect(door.text()).not.toContain(factors.confirm.codesGone)
    door.unmount()
  })
})
