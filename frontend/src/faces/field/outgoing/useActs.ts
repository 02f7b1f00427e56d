/** What whoever is signed in has done on this phone: read from its disk, and written there before it is told. */
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'

import { phoneNow, phoneOffset } from '@/api/clock'
import type { Uuid } from '@/api/types'
import { useSession } from '@/people/useSession'

import { isConflict, pending, type Act, type ActEvent, type NewAct } from './acts'
import { changeActs, readActs } from './keeping'
import { askToStay } from './room'
import { sealed, unsealed } from './sealedSaid'
import { actsWaiting } from './waits'

const CHANNEL = 'pingan_acts'

export const useActs = defineStore('acts', () => {
  const session = useSession()
  const owner = computed<Uuid | undefined>(() => session.account?.id)
  const acts = shallowRef<readonly Act[]>([])
  const read = shallowRef(false)
  // Other tabs read anew; a browser without the channel does when it is looked at again.
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null

  const waiting = computed(() => pending(acts.value))
  /** What only the worker can settle. */
  const stuck = computed(() => waiting.value.filter(({ stage }) => stage === 'refused'))
  const ofCase = (id: Uuid): Act[] => waiting.value.filter((act) => act.case === id)
  const conflicts = computed(() => stuck.value.filter(isConflict))

  /** Opening what is sealed takes a moment: what was read last is what is shown. */
  let turns = 0
  async function show(account: Uuid, found: readonly Act[]): Promise<boolean> {
    const turn = ++turns
    const plain = await unsealed(found)
    if (owner.value !== account) return false
    if (turn === turns) acts.value = plain
    return true
  }

  async function reload(): Promise<void> {
    const account = owner.value
    if (account === undefined) return
    if (await show(account, await readActs(account))) read.value = true
  }

  /** Resolves once it is on the disk; rejects where it could not be written, and then nothing has happened. */
  async function tell(event: ActEvent, bytes?: ArrayBuffer, account = owner.value): Promise<void> {
    if (account === undefined) throw new Error('Nobody is here.')
    await show(account, await changeActs(account, event, bytes))
    channel?.postMessage(account)
  }

  /** The worker has done something. */
  async function add(act: Omit<NewAct, 'author' | 'doneAt' | 'offsetMs'>, bytes?: ArrayBuffer): Promise<void> {
    const account = owner.value
    if (account === undefined) throw new Error('Nobody is here.')
    askToStay()
    const doneAt = new Date(phoneNow()).toISOString()
    const whole = await sealed({ ...act, author: account, doneAt, offsetMs: phoneOffset() })
    await tell({ type: 'done', act: whole }, bytes, account)
  }

  watch(
    owner,
    (now) => {
      acts.value = []
      read.value = false
      if (now !== undefined) void reload().catch(() => undefined)
    },
    { immediate: true, flush: 'sync' },
  )
  watch(waiting, (now) => (actsWaiting.value = now.filter(({ stage }) => stage === 'waiting').length), { flush: 'sync' })
  if (channel !== null) channel.onmessage = () => void reload().catch(() => undefined)
  document.addEventListener('visibilitychange', () => void reload().catch(() => undefined))

  return { owner, acts, read, waiting, stuck, conflicts, ofCase, reload, tell, add }
})
