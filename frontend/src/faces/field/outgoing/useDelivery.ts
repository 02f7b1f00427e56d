/** Carries away what waits on the phone: all words in one request, then photos part by part; by one tab for all. */
import { useQueryClient } from '@tanstack/vue-query'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

import { api, isProblem, ok, type ApiProblem } from '@/api/client'
import { serverNow } from '@/api/clock'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'
import { caseKeys, readListsAnew } from '@/cases/queries'

import { shownCode } from '../report/code'
import { waitingPhotos, type Draft } from '../report/draft'
import { due as dueReports, isOpen } from '../report/outbox'
import { useOutbox } from '../report/useOutbox'
import { BESIDE, due, duePhotos, isBeside, pending, type Act, type Heard, type ReceiptOfReport } from './acts'
import { actItem, batchesOf, bodyOf, reportItem, type Item } from './items'
import { bytesOf } from './keeping'
import { asOnlySender } from './oneSender'
import { sendPhoto } from './parts'
import { useActs } from './useActs'

type Result = components['schemas']['HandedInOut']

export const useDelivery = defineStore('delivery', () => {
  const client = useQueryClient()
  const outbox = useOutbox()
  const acts = useActs()
  /** On their way just now. */
  const going = shallowRef<ReadonlySet<Uuid>>(new Set())
  /** What stopped the last try for all. */
  const failure = ref<ApiProblem | null>(null)
  let line: Promise<unknown> = Promise.resolve()

  /** Whatever can go, goes. Resolves when the try is over; another tab that is at it does it for this one. */
  function deliver(): Promise<void> {
    const turn = line.then(async () => {
      const account = acts.owner
      if (account === undefined) return
      await asOnlySender(`pingan-outbox-${account}`, () => run(account))
    })
    line = turn.catch(() => undefined)
    return turn
  }

  async function run(account: Uuid): Promise<void> {
    const stillHere = (): boolean => acts.owner === account
    await acts.reload()
    await acts.tell({ type: 'forgotten', now: serverNow() })
    failure.value = null
    const tried = new Set<Uuid>()
    try {
      while (stillHere()) {
        const batch = nextBatch(account, tried)
        if (batch.length === 0) break
        batch.forEach(({ key }) => tried.add(key))
        if (!(await handIn(batch, stillHere))) return
      }
      for (const photo of duePhotos(acts.acts, serverNow())) {
        if (!stillHere() || !(await carryPhoto(account, photo))) return
      }
    } finally {
      going.value = new Set()
    }
  }

  /** Reports first, which hang on nothing; then acts in the order they were done. */
  function nextBatch(account: Uuid, tried: ReadonlySet<Uuid>): Item[] {
    const items = [...dueReports(outbox.outbox).map((draft) => reportItem(draft, account)), ...due(acts.acts, serverNow()).map(actItem)]
    return batchesOf(items.filter(({ key }) => !tried.has(key)))[0] ?? []
  }

  /** False where the way is closed, for the others would meet the same. */
  async function handIn(batch: readonly Item[], stillHere: () => boolean): Promise<boolean> {
    const keys = batch.map(({ key }) => key)
    going.value = new Set(keys)
    try {
      const { items } = await ok(api.POST('/api/v1/outbox', { body: { items: [...batch], ...leftBehind(keys) } }))
      if (!stillHere()) return false
      await hear(items)
      return true
    } catch (error) {
      if (!isProblem(error)) throw error
      failure.value = error
      if (stillHere()) await acts.tell({ type: 'unheard', keys, problem: bodyOf(error), now: serverNow(), chance: Math.random() })
      return false
    } finally {
      going.value = new Set()
    }
  }

  async function hear(results: readonly Result[]): Promise<void> {
    await acts.tell({ type: 'heard', results: results as readonly Heard[], now: serverNow(), chance: Math.random() })
    for (const result of results) {
      const draft = outbox.outbox.find(({ id }) => id === result.key)
      if (draft !== undefined) await hearReport(draft, result)
    }
    const touched = results.flatMap(({ became, case: one }) => (became === 'done' && one !== null ? [one.id] : []))
    for (const room of roomsOf(results)) void client.invalidateQueries({ queryKey: [room] })
    for (const id of new Set(touched)) void client.invalidateQueries({ queryKey: caseKeys.one(id) })
    // Also for one that has gone out of sight with it.
    if (results.some(({ became }) => became === 'done')) readListsAnew(client)
  }

  /** Whose answers are others now by acts that are done to no case. */
  function roomsOf(results: readonly Result[]): Set<string> {
    const done = new Set(results.filter(({ became }) => became === 'done').map(({ key }) => key))
    return new Set(acts.acts.filter((act) => isBeside(act) && done.has(act.key)).map(({ action }) => BESIDE[action] ?? ''))
  }

  async function hearReport(draft: Draft, { became, case: one, dropped, problem }: Result): Promise<void> {
    const { id } = draft
    if (became === 'done') {
      outbox.tell({ type: 'arrived', id, dropped })
      await outbox.save(id)
      await acts.tell({ type: 'receipt', act: receiptOf(draft, acts.owner ?? '', one?.code ?? null, dropped), now: serverNow() })
    } else if (became === 'refused' && problem !== null && problem.retry === 'never' && problem.code !== 'payload_mismatch') {
      // An earlier version that has arrived is looked at by whoever sends this one alone (`useSending`).
      outbox.tell({ type: 'refused', id, refusal: { words: problem.detail || problem.title, params: problem.invalid_params } })
      await outbox.save(id)
    }
  }

  /** How much waits beside this, for whoever has to notice a phone that has fallen silent. */
  function leftBehind(keys: readonly Uuid[]): { waiting: number; oldest_at: string | null } {
    const others = pending(acts.acts).filter(({ key }) => !keys.includes(key))
    const photos = outbox.outbox.reduce((sum, draft) => sum + (isOpen(draft) ? 0 : waitingPhotos(draft).length), 0)
    const reports = dueReports(outbox.outbox).filter(({ id }) => !keys.includes(id))
    const since = [...pending(acts.acts).map(({ doneAt }) => doneAt), ...dueReports(outbox.outbox).map(({ begunAt }) => begunAt)].sort()
    return { waiting: others.length + photos + reports.length, oldest_at: since[0] ?? null }
  }

  async function carryPhoto(account: Uuid, act: Act): Promise<boolean> {
    const bytes = await bytesOf(account, act.key)
    if (bytes === undefined) {
      // The browser has thrown the bytes away: no try brings them back.
      await acts.tell({ type: 'dropped', key: act.key })
      return true
    }
    going.value = new Set([act.key])
    const now = serverNow()
    try {
      await sendPhoto(act.case, { id: act.key, bytes, type: act.photo?.type ?? 'image/jpeg', shows: act.photo?.shows })
      await acts.tell({ type: 'heard', results: [{ key: act.key, became: 'done', case: null, problem: null }], now, chance: 0 })
      void client.invalidateQueries({ queryKey: caseKeys.one(act.case) })
      return true
    } catch (error) {
      if (!isProblem(error)) throw error
      return await photoFailed(act, error)
    }
  }

  /** One that will never be taken does not keep the others. */
  async function photoFailed(act: Act, error: ApiProblem): Promise<boolean> {
    const [now, chance, problem] = [serverNow(), Math.random(), bodyOf(error)]
    const final = error.retry === 'never' && error.status !== 401
    if (final) await acts.tell({ type: 'heard', results: [{ key: act.key, became: 'refused', case: null, problem }], now, chance })
    else {
      failure.value = error
      await acts.tell({ type: 'unheard', keys: [act.key], problem, now, chance })
    }
    return final || error.status === 422
  }

  return { going, failure, deliver }
})

/** What stays of a report for a week once it has arrived. */
export function receiptOf(draft: Draft, author: Uuid, code: string | null, dropped: readonly string[] = []): ReceiptOfReport {
  const told = draft.code === undefined ? code : shownCode(draft.code)
  const other = told !== null && code !== null && told !== code
  const elsewhere = dropped.includes('phone_grid')
  return { key: draft.id, author, title: draft.what.trim(), code, doneAt: draft.begunAt, ...(other && { told }), ...(elsewhere && { elsewhere }) }
}
