/**
 * Who writes a form of a case: told to colleagues while one types here, and heard of them.
 *
 * It is soft. A line that fails leaves the form as it is, and what two have sent all the same is found by the version.
 */
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import { api, ok } from '@/api/client'
import { serverNow } from '@/api/clock'
import type { CaseOut, Uuid } from '@/api/types'
import type { Lease } from '@/live/messages'
import { useLive } from '@/live/useLive'
import { useSession } from '@/people/useSession'
import { useNow } from '@/ui/useNow'

/** A lease lasts three times as long. */
const RENEW_MS = 30_000

export interface Written {
  current: () => Pick<CaseOut, 'id' | 'leases'>
  /** The step it is for, and behind a point of which part of the case. */
  what: () => string
  /** Which of several forms of that step it is, where one lease is for all of them. */
  part?: () => string
}

export interface OpenLease {
  of: Written
  /** A colleague who writes it now. */
  other: ComputedRef<Lease | null>
  /** Who has taken it from this page. */
  lostTo: Readonly<Ref<string>>
  /** Somebody types here. */
  stir(): void
  takeOver(): Promise<void>
}

export function useLease(of: Written): OpenLease {
  const { current, what } = of
  const live = useLive()
  const session = useSession()
  const now = useNow()
  /** What the server answered to this page, until the feed has said more. */
  const answer = shallowRef<Lease | null>(null)
  const held = ref(false)
  const lostTo = ref('')
  let typedAt = 0
  let toldAt = 0
  let asking = false

  const told = computed<readonly Lease[]>(() => {
    const { id, leases } = current()
    // A server of the last release tells nothing of it.
    return (live.seen?.case === id ? live.seen.leases : leases) ?? []
  })
  watch(told, () => (answer.value = null))
  const lease = computed(() => answer.value ?? told.value.find((one) => one.what === what()) ?? null)
  const other = computed(() => {
    const { value } = lease
    // Reckoned anew with each tick of the page's clock.
    const over = value === null || Date.parse(value.until) <= Math.max(now.value, serverNow())
    return over || value.id === session.account?.id ? null : value
  })
  watch(other, (colleague) => {
    if (colleague === null) lostTo.value = ''
    else if (held.value) {
      held.value = false
      lostTo.value = colleague.name
    }
  })

  const path = (id: Uuid) => ({ path: { case_id: id, what: what() } })

  /** One question at a time; a failure waits for the next sign. */
  async function ask(send: () => Promise<Lease>): Promise<void> {
    if (asking) return
    asking = true
    try {
      toldAt = serverNow()
      const found = await send()
      held.value = found.id === session.account?.id
      answer.value = found
    } finally {
      asking = false
    }
  }

  const tell = (): void =>
    void ask(() => ok(api.PUT('/api/v1/cases/{case_id}/leases/{what}', { params: path(current().id) }))).catch(() => undefined)

  function stir(): void {
    typedAt = serverNow()
    if (session.reaches['cases.lease'] !== undefined && other.value === null && (!held.value || typedAt - toldAt >= RENEW_MS)) tell()
  }

  const takeOver = (): Promise<void> =>
    ask(() => ok(api.POST('/api/v1/cases/{case_id}/leases/{what}/take_over', { params: path(current().id) })))

  const renewing = setInterval(() => held.value && typedAt > toldAt && tell(), RENEW_MS)
  const { id } = current()
  onScopeDispose(() => {
    clearInterval(renewing)
    if (held.value) void api.DELETE('/api/v1/cases/{case_id}/leases/{what}', { params: path(id) }).catch(() => undefined)
  })
  return { of, other, lostTo, stir, takeOver }
}
