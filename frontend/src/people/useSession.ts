/** Who is signed in on this device, under which post. One store for all faces. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

import { actAs, api, holdCsrfToken, isProblem, ok, whenSignedOut } from '@/api/client'
import type { PasswordIn, PostOut, SignInIn, SessionOut, Uuid } from '@/api/types'

/** `password_first`: signed in with a password somebody else gave, and let in to nothing but its change. */
export type SessionState = 'unknown' | 'signed_out' | 'password_first' | 'signed_in'

export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('unknown')
  const session = shallowRef<SessionOut | null>(null)
  const account = computed(() => session.value?.account ?? null)
  const post = computed<PostOut | null>(() => session.value?.post ?? null)
  const posts = computed<PostOut[]>(() => session.value?.posts ?? [])

  function enter(answer: SessionOut): void {
    holdCsrfToken(answer.csrf_token)
    actAs(answer.account.id, answer.post.id)
    // Until the password is their own, nobody is here for what loads, listens and sends.
    session.value = answer.must_change_password ? null : answer
    state.value = answer.must_change_password ? 'password_first' : 'signed_in'
  }

  function leave(): void {
    session.value = null
    state.value = 'signed_out'
  }

  /** Asks the server who this device is. Throws where it cannot be asked; the state then stays unknown. */
  async function load(): Promise<void> {
    try {
      const { data } = await api.GET('/api/v1/session')
      // An empty answer: this device names no session.
      if (data === undefined) leave()
      else enter(data)
    } catch (error) {
      if (!isProblem(error) || error.status !== 401) throw error
      leave()
    }
  }

  async function signIn(credentials: SignInIn): Promise<void> {
    enter(await ok(api.POST('/api/v1/session', { body: credentials })))
  }

  async function signOut(): Promise<void> {
    await api.DELETE('/api/v1/session')
    leave()
  }

  /** The other devices are signed out by it. */
  async function changePassword(passwords: PasswordIn): Promise<void> {
    enter(await ok(api.PUT('/api/v1/session/password', { body: passwords })))
  }

  async function switchPost(postId: Uuid): Promise<void> {
    enter(await ok(api.PUT('/api/v1/session/post', { body: { post_id: postId } })))
  }

  // A session may end elsewhere (another tab, a lost phone signed out by the office).
  whenSignedOut(() => {
    if (state.value !== 'unknown') leave()
  })

  return { state, session, account, post, posts, load, signIn, signOut, changePassword, switchPost }
})
