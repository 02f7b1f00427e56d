import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import type { SessionOut } from '@/api/types'
import { answer, problem, type Answer } from '@/ui/testing/wire'

const WHO = 'GET /api/v1/session'

function session(account: string, post = `${account}-post`): SessionOut {
  const held = { id: post, role: 'dispatcher' as const, area_code: '999921', area_name: '示例县', organisation: '', organisation_en: '' }
  return { account: { id: account, name: account }, post: held, posts: [held], language: '', csrf_token: 't' } as SessionOut
}
const signedInAs = (account: string, post?: string): Answer => ({ body: session(account, post) })
const nobody = problem(401, 'unauthenticated', { retry: 'after_login' })

/** A page that has just been loaded in this tab, with modules of its own; what it does to the browser is noted. */
async function openPage() {
  vi.resetModules()
  const { browser, beforeLeaving } = await import('./leaving')
  const reload = vi.spyOn(browser, 'reload').mockReturnValue()
  const open = vi.spyOn(browser, 'open').mockReturnValue()
  const { api } = await import('@/api/client')
  const { useSession } = await import('./useSession')
  setActivePinia(createPinia())
  const store = useSession()
  await store.load().catch(() => undefined)
  return { store, reload, open, api, beforeLeaving }
}

/** Another tab of this browser says who is here now. */
function hear(who: string): void {
  localStorage.setItem('pingan_present', who)
  dispatchEvent(new StorageEvent('storage', { key: 'pingan_present', newValue: who }))
}

const covered = (): boolean => document.documentElement.classList.contains('left')

/** The tab as the browser sees it: a page's listeners and channels go with the page. */
let tab = new AbortController()
const listen = window.addEventListener.bind(window)

beforeEach(() => {
  tab.abort()
  const { signal } = (tab = new AbortController())
  vi.spyOn(window, 'addEventListener').mockImplementation((type, listener, options) =>
    listen(type, listener, { ...(typeof options === 'object' ? options : {}), signal }),
  )
  vi.stubGlobal(
    'BroadcastChannel',
    class extends BroadcastChannel {
      constructor(name: string) {
        super(name)
        signal.addEventListener('abort', () => this.close())
      }
    },
  )
  sessionStorage.clear()
  document.documentElement.className = ''
  history.replaceState(null, '', '/desk/?case=1')
})

describe('a password of one’s own', () => {
  const CHANGED = 'PUT /api/v1/session/password'
  const given = { body: { ...session('wu'), first: 'password' } }

  it('that was set though nobody heard so lets in all the same', async () => {
    let now: Answer = given
    answer({
      [WHO]: () => now,
      [CHANGED]: () => {
        now = signedInAs('wu')
        return 'no network'
      },
    })
    const { store } = await openPage()
    expect(store.state).toBe('password_first')
    await expect(store.changePassword({ old_password: 'a', new_password: 'b' })).rejects.toMatchObject({ code: 'network' })
    expect(store.state).toBe('signed_in')
  })

  it('that took the session along is said at the door', async () => {
    let now: Answer = given
    answer({
      [WHO]: () => now,
      [CHANGED]: () => {
        now = nobody
        return 'no network'
      },
    })
    const { store } = await openPage()
    await store.changePassword({ old_password: 'a', new_password: 'b' }).catch(() => undefined)
    await flushPromises()
    expect(covered()).toBe(true)
    expect((await openPage()).store.left).toBe('unsure')
  })
})

describe('a page that shows one person', () => {
  it('goes at once when another tab signs somebody else in', async () => {
    answer({ [WHO]: signedInAs('wu') })
    const { open } = await openPage()
    hear('zheng/zheng-post')
    expect(covered()).toBe(true)
    await flushPromises()
    // The case that was open is the former person's.
    expect(open).toHaveBeenCalledExactlyOnceWith('/desk/')
  })

  it('goes when the server refuses it as another, and sends nothing more', async () => {
    answer({ [WHO]: signedInAs('wu') })
    const { open, api } = await openPage()
    answer({ 'GET /api/v1/cases': problem(409, 'another_actor', { retry: 'after_login' }) })
    await api.GET('/api/v1/cases').catch(() => undefined)
    expect(covered()).toBe(true)
    await flushPromises()
    expect(open).toHaveBeenCalledOnce()
    const asked = answer({})
    void api.GET('/api/v1/cases')
    await flushPromises()
    expect(asked).toEqual([])
  })

  it('goes when its session has ended, and comes back to the same address', async () => {
    answer({ [WHO]: signedInAs('wu') })
    const { store, reload } = await openPage()
    answer({ [WHO]: nobody })
    await store.look()
    await flushPromises()
    expect(reload).toHaveBeenCalledOnce()
    expect(localStorage.getItem('pingan_present')).toBe('wu/wu-post')
  })

  it('goes when the same person changes posts in another tab', async () => {
    answer({ [WHO]: signedInAs('li') })
    const { reload } = await openPage()
    hear('li/other-post')
    await flushPromises()
    expect(reload).toHaveBeenCalledOnce()
  })

  it('stays where nothing has changed, and takes news of its own posts', async () => {
    answer({ [WHO]: signedInAs('li') })
    const { store, reload, open } = await openPage()
    hear('li/li-post')
    const more = session('li')
    answer({ [WHO]: { body: { ...more, posts: [...more.posts, { ...more.post, id: 'second' }] } } })
    await store.look()
    expect(store.posts).toHaveLength(2)
    expect([reload, open].some((done) => done.mock.calls.length > 0)).toBe(false)
  })

  it('stays when it cannot ask', async () => {
    answer({ [WHO]: signedInAs('qian') })
    const { store, reload } = await openPage()
    answer({ [WHO]: 'no network' })
    await store.look()
    expect(store.account?.id).toBe('qian')
    expect(reload).not.toHaveBeenCalled()
  })

  it('lets what was typed be written first, but waits no longer than a second', async () => {
    vi.useFakeTimers()
    answer({ [WHO]: signedInAs('wu') })
    const { beforeLeaving, open } = await openPage()
    const saved: string[] = []
    beforeLeaving((why) => saved.push(why))
    beforeLeaving(() => new Promise(() => undefined))
    hear('zheng/zheng-post')
    await vi.advanceTimersByTimeAsync(999)
    expect(saved).toEqual(['another'])
    expect(open).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(open).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })
})

it('hears of it by the channel where nothing can be written down', async () => {
  answer({ [WHO]: signedInAs('wu') })
  const { open } = await openPage()
  const other = new BroadcastChannel('pingan_present')
  other.postMessage('zheng/zheng-post')
  await vi.waitFor(() => expect(open).toHaveBeenCalledOnce())
  other.close()
})

describe('a page that comes back from the browser’s memory', () => {
  const show = (persisted: boolean): boolean => dispatchEvent(Object.assign(new Event('pageshow'), { persisted }))
  const hide = (persisted: boolean): boolean => dispatchEvent(Object.assign(new Event('pagehide'), { persisted }))

  it('stays covered when somebody else has signed in meanwhile', async () => {
    answer({ [WHO]: signedInAs('wu') })
    const { open } = await openPage()
    hide(true)
    expect(covered()).toBe(true)
    localStorage.setItem('pingan_present', 'zheng/zheng-post')
    show(true)
    expect(covered()).toBe(true)
    await flushPromises()
    expect(open).toHaveBeenCalledOnce()
  })

  it('shows itself when its person is still here, and asks the server all the same', async () => {
    answer({ [WHO]: signedInAs('wu') })
    await openPage()
    hide(true)
    const asked = answer({ [WHO]: signedInAs('wu') })
    show(true)
    expect(covered()).toBe(false)
    await flushPromises()
    expect(asked).toHaveLength(1)
  })
})

describe('signing out', () => {
  it('tells every tab, and the next page in this one asks nobody whether they are the former', async () => {
    answer({ [WHO]: signedInAs('wu'), 'DELETE /api/v1/session': { status: 204 } })
    const { store, open } = await openPage()
    await store.signOut()
    expect(localStorage.getItem('pingan_present')).toBe('')
    expect(open).toHaveBeenCalledExactlyOnceWith('/desk/')
    answer({ [WHO]: signedInAs('zheng') })
    expect((await openPage()).store.account?.id).toBe('zheng')
  })

  it('is not cut short by word of it while what was written is being removed', async () => {
    answer({ [WHO]: signedInAs('wu'), 'DELETE /api/v1/session': { status: 204 } })
    const { store, open, reload } = await openPage()
    const kept = await import('@/ui/kept')
    let removed: () => void = () => undefined
    vi.spyOn(kept, 'forgetWords').mockReturnValue(new Promise((resolve) => (removed = resolve)))
    const leaving = store.signOut()
    await flushPromises()
    answer({ [WHO]: nobody })
    await store.look()
    removed()
    await leaving
    expect([reload.mock.calls.length, open.mock.calls.length]).toEqual([0, 1])
    expect(sessionStorage.getItem('pingan_left')).toBe('signed_out')
  })

  it('says when it did not work, and stays', async () => {
    answer({ [WHO]: signedInAs('wu'), 'DELETE /api/v1/session': 'no network' })
    const { store, open } = await openPage()
    await expect(store.signOut()).rejects.toMatchObject({ code: 'network' })
    expect(open).not.toHaveBeenCalled()
    expect(store.account?.id).toBe('wu')
  })
})

describe('changing posts', () => {
  const SWITCH = 'PUT /api/v1/session/post'

  it('tells every tab and opens the page anew', async () => {
    answer({ [WHO]: signedInAs('li'), [SWITCH]: signedInAs('li', 'second') })
    const { store, reload } = await openPage()
    await store.switchPost('second')
    expect(localStorage.getItem('pingan_present')).toBe('li/second')
    expect(reload).toHaveBeenCalledOnce()
  })

  it('is not cut short by what it does to other requests of the page', async () => {
    answer({ [WHO]: signedInAs('li') })
    const { store, reload, api } = await openPage()
    let done: (answer: Answer) => void = () => undefined
    answer({ [SWITCH]: () => new Promise<Answer>((resolve) => (done = resolve)), 'GET /api/v1/cases': nobody })
    const changing = store.switchPost('second')
    await api.GET('/api/v1/cases').catch(() => undefined)
    await flushPromises()
    expect(reload).not.toHaveBeenCalled()
    expect(covered()).toBe(false)
    done(signedInAs('li', 'second'))
    await changing
    expect(reload).toHaveBeenCalledOnce()
  })
})

describe('the door of a tab that was somebody’s', () => {
  it('does not open by itself for the next person, and opens when told to', async () => {
    answer({ [WHO]: signedInAs('wu') })
    await openPage()
    answer({ [WHO]: signedInAs('zheng') })
    const { store } = await openPage()
    expect([store.state, store.account, store.other?.account.name]).toEqual(['signed_out', null, 'zheng'])
    store.goOnAsOther()
    expect(store.account?.id).toBe('zheng')
    expect((await openPage()).store.account?.id).toBe('zheng')
  })

  it('opens for whoever signs in at it', async () => {
    answer({ [WHO]: signedInAs('wu') })
    await openPage()
    answer({ [WHO]: nobody, 'POST /api/v1/session': signedInAs('zheng') })
    const { store } = await openPage()
    await store.signIn({ username: 'zheng', password: 'secret' })
    expect(store.account?.id).toBe('zheng')
    expect(localStorage.getItem('pingan_present')).toBe('zheng/zheng-post')
  })

  it('opens by itself when its own person signs in at another tab', async () => {
    answer({ [WHO]: signedInAs('wu') })
    await openPage()
    answer({ [WHO]: nobody })
    const { store } = await openPage()
    expect(store.state).toBe('signed_out')
    answer({ [WHO]: signedInAs('wu') })
    hear('wu/wu-post')
    await flushPromises()
    expect(store.account?.id).toBe('wu')
  })

  it('says why the page has gone, once', async () => {
    answer({ [WHO]: signedInAs('wu') })
    await openPage()
    hear('')
    await flushPromises()
    answer({ [WHO]: nobody })
    expect((await openPage()).store.left).toBe('ended')
    expect((await openPage()).store.left).toBe(null)
  })
})

describe('words kept on this device', () => {
  const left = async (account: string): Promise<number> => (await (await import('@/ui/kept')).allWords(account)).size

  it('go when their writer signs out, on whatever face', async () => {
    answer({ [WHO]: signedInAs('wu'), 'DELETE /api/v1/session': { status: 204 } })
    const { store } = await openPage()
    await (await import('@/ui/kept')).keepWords('wu', 'note', '只有吴调解能看的话')
    await store.signOut()
    expect(await left('wu')).toBe(0)
  })

  it('stay when the server could not be told, and when the session merely ended', async () => {
    answer({ [WHO]: signedInAs('wu'), 'DELETE /api/v1/session': 'no network' })
    const { store } = await openPage()
    await (await import('@/ui/kept')).keepWords('wu', 'note', '写了一半')
    await store.signOut().catch(() => undefined)
    answer({ [WHO]: nobody })
    await store.look()
    expect(await left('wu')).toBe(1)
  })

  it('go when somebody else is here', async () => {
    answer({ [WHO]: signedInAs('zheng') })
    await openPage()
    await vi.waitFor(async () => expect(await left('wu')).toBe(0))
  })
})

describe('a page whose server cannot be asked', () => {
  const way = problem(503, 'unavailable', { retry: 'later' })

  /** As the phone does: who was here last is remembered, unless it is forbidden by now. */
  async function openRemembering(remembered: SessionOut | null) {
    vi.resetModules()
    const { browser } = await import('./leaving')
    vi.spyOn(browser, 'open').mockReturnValue()
    const reload = vi.spyOn(browser, 'reload').mockReturnValue()
    const { actingAs } = await import('@/api/client')
    const { recallBy, useSession } = await import('./useSession')
    const { markSealed, sealedFor } = await import('@/ui/sealed')
    recallBy(() => Promise.resolve(remembered))
    markSealed('qian/qian-post')
    setActivePinia(createPinia())
    const store = useSession()
    await store.load().catch(() => undefined)
    return { store, reload, actingAs, sealedFor }
  }

  it('opens as who was here last, says that it is so, and acts as nobody else', async () => {
    answer({ [WHO]: way })
    const { store, actingAs } = await openRemembering(session('qian'))
    expect([store.state, store.offline, store.account?.id]).toEqual(['signed_in', true, 'qian'])
    expect(actingAs()).toEqual({ 'Acting-As': 'qian/qian-post' })
  })

  it('tells of the upgrade that was announced before the way was lost', async () => {
    answer({ [WHO]: way })
    const { store } = await openRemembering({ ...session('qian'), upgrade_at: '2026-12-01T22:00:00+08:00' })
    expect([store.offline, store.upgradeAt]).toEqual([true, '2026-12-01T22:00:00+08:00'])
  })

  it('stays shut where nobody is remembered, and where the tab is another’s', async () => {
    answer({ [WHO]: way })
    expect((await openRemembering(null)).store.state).toBe('unknown')
    sessionStorage.setItem('pingan_tab', 'sun')
    expect((await openRemembering(session('qian'))).store.state).toBe('unknown')
  })

  it('asks nobody’s memory where the server answers', async () => {
    answer({ [WHO]: nobody })
    const { store, sealedFor } = await openRemembering(session('qian'))
    expect([store.state, store.offline]).toEqual(['signed_out', false])
    // The session has ended: what was kept for it goes.
    expect(sealedFor()).toBeNull()
  })

  it('is confirmed by the server later on, or ends', async () => {
    answer({ [WHO]: way })
    const { store, reload, sealedFor } = await openRemembering(session('qian'))
    answer({ [WHO]: signedInAs('qian') })
    await store.look()
    expect([store.state, store.offline]).toEqual(['signed_in', false])
    expect(sealedFor()).toBe('qian/qian-post')
    answer({ [WHO]: nobody })
    await store.look()
    await flushPromises()
    expect(covered()).toBe(true)
    await vi.waitFor(() => expect(reload).toHaveBeenCalled(), 15_000)
    expect(sealedFor()).toBeNull()
  })

  it('makes way for who is signed in by now', async () => {
    answer({ [WHO]: way })
    const { store, sealedFor } = await openRemembering(session('qian'))
    answer({ [WHO]: signedInAs('sun') })
    await store.look()
    expect(covered()).toBe(true)
    await vi.waitFor(() => expect(sealedFor()).toBeNull(), 15_000)
  })
})
