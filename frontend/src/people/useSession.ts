/** Who is signed in on this device, under which post. One store for all faces. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

import { actAs, api, holdCsrfToken, isProblem, isUnanswered, ok, whenSignedOut } from '@/api/client'
import { forgetWrites } from '@/api/writes'
import type { PasswordIn, PostOut, ProofIn, SignInIn, SessionOut, Uuid } from '@/api/types'

import { forgetOthers, forgetWords } from '@/ui/kept'
import { forgetSealed } from '@/ui/sealed'

import { beforeLeaving, cover, leave, uncover, whyLeft, type Why } from './leaving'
import { lastTold, NOBODY, presenceOf, sameAccount, tell, whenTold } from './present'
import type { Reaches } from './reach'
import { ownerOfTab, ownTab } from './tab'

/**
 * `password_first`: signed in with a password somebody else gave, and let in to nothing but its change. `factor_first` and
 * `set_up_first`: a second factor is to be shown, or set up.
 */
export type SessionState = 'unknown' | 'signed_out' | 'factor_first' | 'password_first' | 'set_up_first' | 'signed_in'

function stateOf({ first, must_change_password: given }: SessionOut): SessionState {
  // Who was here last may be remembered from before there was a second factor.
  const awaited = first || (given ? 'password' : '')
  return awaited === '' ? 'signed_in' : `${awaited}_first`
}

/** What a face remembers of who was here last, for when the server cannot be asked. */
export function recallBy(how: () => Promise<SessionOut | null>): void {
  recall = how
}
let recall: () => Promise<SessionOut | null> = () => Promise.resolve(null)
/** On a link that hangs, whoever is remembered is not kept waiting for an answer for longer. */
const ANSWER_MS = 4_000

/**
 * A page has one person, or nobody yet. It can get one, at its door, and from then on only lose it, which ends the
 * page (`leaving.ts`): whoever comes next gets a page of their own.
 */
export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('unknown')
  /** Whose page this is. */
  const person = shallowRef<SessionOut | null>(null)
  /** While something is to be done first, nobody is here for what loads, listens and sends. */
  const session = computed(() => (person.value !== null && stateOf(person.value) === 'signed_in' ? person.value : null))
  /** Who is signed in at this browser while this tab is still somebody else's: the door asks before it opens. */
  const other = shallowRef<SessionOut | null>(null)
  /** Why the page before this one went. */
  const left = ref<Why | null>(whyLeft())
  const account = computed(() => session.value?.account ?? null)
  const post = computed<PostOut | null>(() => session.value?.post ?? null)
  const posts = computed<PostOut[]>(() => session.value?.posts ?? [])
  /** What the post may do, and how far. */
  const reaches = computed<Reaches>(() => session.value?.reaches ?? {})
  /** When the platform is to stand still for some minutes, as it was told last; null for never. */
  const upgradeAt = computed<string | null>(() => session.value?.upgrade_at ?? null)
  /** The page shows who was here last, as this device remembers it: the server has not been asked yet. */
  const offline = ref(false)
  /** This page is about to change who is signed in; what others say meanwhile is about before. */
  let moving = false
  /** Why this page goes when its session is gone: a password that was changed, though nobody heard so, takes it along. */
  let ended: Why = 'ended'

  function enter(answer: SessionOut): void {
    holdCsrfToken(answer.csrf_token)
    actAs(answer.account.id, answer.post.id)
    ownTab(answer.account.id)
    take(answer)
    other.value = null
    left.value = null
    ended = 'ended'
    tell(presenceOf(answer))
    // What somebody else has left here unsent is not this person's to come across, on whatever face.
    void forgetOthers(answer.account.id).catch(() => undefined)
    void forgetSealed(presenceOf(answer)).catch(() => undefined)
  }

  /** As who was here last. Nobody is told: this is no news, and whether it still is true the server will say. */
  function enterRemembered(remembered: SessionOut): void {
    actAs(remembered.account.id, remembered.post.id)
    ownTab(remembered.account.id)
    offline.value = true
    left.value = null
    take(remembered)
  }

  function take(answer: SessionOut): void {
    person.value = answer
    state.value = stateOf(answer)
  }

  function stayOutside(found: SessionOut | null): void {
    other.value = found
    state.value = 'signed_out'
    if (found !== null) return
    tell(NOBODY)
    // The session has ended, by whatever hand: a lost phone's copies go with it.
    void forgetSealed().catch(() => undefined)
  }

  /** Asks the server who this device is. Throws where it cannot be asked; the state then stays as it is. */
  async function load(): Promise<void> {
    const asked = whoIsHere()
    if (person.value === null && (await openedAsRemembered(asked))) return
    meet(await asked)
  }

  function meet(found: SessionOut | null): void {
    if (person.value !== null) compare(found === null ? NOBODY : presenceOf(found), found)
    else if (found !== null && [null, found.account.id].includes(ownerOfTab())) enter(found)
    else stayOutside(found)
  }

  /** Where no answer comes, or only a refusal to serve, the page opens as whoever it was. */
  async function openedAsRemembered(asked: Promise<SessionOut | null>): Promise<boolean> {
    const answered = asked.then(
      () => true,
      (error: unknown) => !isProblem(error) || error.retry !== 'later',
    )
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ANSWER_MS))
    if (await Promise.race([answered, late])) return false
    const remembered = await recall().catch(() => null)
    if (remembered === null || person.value !== null || ![null, remembered.account.id].includes(ownerOfTab())) return false
    enterRemembered(remembered)
    void asked.then(meet, () => undefined)
    return true
  }

  /** Somebody is here; is it still who this page shows? `found` brings the news about the same person along. */
  function compare(who: string, found: SessionOut | null = null): void {
    if (person.value === null || moving) return
    const own = presenceOf(person.value)
    if (who !== own) void leave(who === NOBODY ? ended : sameAccount(who, own) ? 'post' : 'another')
    else if (found !== null) confirm(found)
  }

  function confirm(found: SessionOut): void {
    take(found)
    if (!offline.value) return
    offline.value = false
    holdCsrfToken(found.csrf_token)
  }

  /** Looks whether the page still is who it shows, where that can be found out just now. */
  async function look(): Promise<void> {
    await load().catch(() => undefined)
  }

  async function signIn(credentials: SignInIn): Promise<void> {
    enter(await ok(api.POST('/api/v1/session', { body: credentials })))
  }

  /** The tab goes over to who is signed in at this browser anyway. */
  function goOnAsOther(): void {
    if (other.value !== null) enter(other.value)
  }

  async function signOut(): Promise<void> {
    const writer = person.value?.account.id
    let onward = ''
    await move(async () => {
      const { response } = await api.DELETE('/api/v1/session')
      // Whoever vouched for the person in place of a password signs them out as well.
      onward = response.headers.get('Sign-Out-At') ?? ''
      // Going by one's own hand: nothing one has begun to write stays on a machine that others use. Until it is gone,
      // word of the session's end must not end the page for another reason.
      if (writer !== undefined) await within(FORGET_MS, Promise.all([forgetWords(writer), forgetSealed()]))
      forgetWrites()
    })
    ownTab(null)
    tell(NOBODY)
    if (onward !== '') location.assign(onward)
    else await leave('signed_out')
  }

  /** Shows that it is oneself: at the door, or once more inside. */
  async function prove(proof: ProofIn): Promise<void> {
    const answer = await heard(move(() => ok(api.POST('/api/v1/session/confirm', { body: proof }))))
    take(answer)
    holdCsrfToken(answer.csrf_token)
  }

  /** The other devices are signed out by it. */
  async function changePassword(passwords: PasswordIn): Promise<void> {
    enter(
      await heard(
        move(() => ok(api.PUT('/api/v1/session/password', { body: passwords }))),
        () => (ended = 'unsure'),
      ),
    )
  }

  /** Of what got no answer the session tells what became: the page goes on from there. */
  async function heard(change: Promise<SessionOut>, unsure: () => void = () => undefined): Promise<SessionOut> {
    try {
      return await change
    } catch (error) {
      if (isUnanswered(error)) {
        unsure()
        await look()
      }
      throw error
    }
  }

  async function switchPost(postId: Uuid): Promise<void> {
    const answer = await move(() => ok(api.PUT('/api/v1/session/post', { body: { post_id: postId } })))
    tell(presenceOf(answer))
    await leave('post')
  }

  /** Changes who is signed in. What the change does to other requests of this page is no news. */
  async function move<T>(change: () => Promise<T>): Promise<T> {
    moving = true
    try {
      return await change()
    } catch (error) {
      if (isProblem(error)) lose(error.code)
      throw error
    } finally {
      moving = false
    }
  }

  function lose(code: string): void {
    if (person.value === null) return
    if (code === 'another_actor') void leave('another')
    else if (code === 'unauthenticated') void leave(ended)
  }

  // A session may end elsewhere (another tab, a lost phone signed out by the office), or become another's.
  whenSignedOut(({ code }) => {
    if (!moving) lose(code)
  })
  // Whoever comes next, this post's copies are not for them.
  beforeLeaving(() => forgetSealed())
  whenTold((who) => (person.value === null ? void look() : compare(who)))

  /** A page that comes back, from sleep or by the browser's Back, may have missed the word. */
  function wake(): void {
    const who = lastTold()
    if (who !== null && document.visibilityState === 'visible') compare(who)
  }
  document.addEventListener('visibilitychange', wake)
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted && person.value !== null) cover()
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    wake()
    uncover()
    void look()
  })

  return { state, person, session, offline, other, left, account, post, posts, reaches, upgradeAt, load, look, signIn, goOnAsOther, signOut, prove, changePassword, switchPost }
})

/** A store that never answers (Safari 14 has such days) must not keep somebody from leaving. */
const FORGET_MS = 5_000

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  const limit = new Promise((resolve) => setTimeout(resolve, limitMs))
  await Promise.race([work.catch(() => undefined), limit])
}

async function whoIsHere(): Promise<SessionOut | null> {
  try {
    // An empty answer: this device names no session.
    return (await api.GET('/api/v1/session')).data ?? null
  } catch (error) {
    if (isProblem(error, 'unauthenticated')) return null
    throw error
  }
}
