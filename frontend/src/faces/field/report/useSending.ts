/** Carries reports to the server: the words first, then the photos one by one, each as often as it takes. */
import { useQueryClient } from '@tanstack/vue-query'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

import { isProblem, type ApiProblem } from '@/api/client'
import { serverNow } from '@/api/clock'
import type { CaseOut, CaseReportIn, LocationIn, Uuid } from '@/api/types'
import { caseKeys, currentOf, fetchCase, readListsAnew, reportCase, storeCase } from '@/cases/queries'
import { useSession } from '@/people/useSession'

import { newCode } from './code'
import { requestOf, saysTheSame, waitingPhotos, type Draft, type StoredReport } from './draft'
import { due, isOpen } from './outbox'
import { useOutbox } from './useOutbox'

export const useSending = defineStore('sending', () => {
  const client = useQueryClient()
  const session = useSession()
  const outbox = useOutbox()
  /** The one on its way. */
  const busy = ref<Uuid | null>(null)
  /** What stopped the last try, by report; nothing where it got through. */
  const failures = shallowRef<ReadonlyMap<Uuid, unknown>>(new Map())
  let line: Promise<unknown> = Promise.resolve()
  let gridAt: (point: LocationIn) => CaseReportIn['phone_grid'] = () => null

  /** The worker hands a report in. Where it ended is in the outbox; resolves when the try is over. */
  async function handIn(id: Uuid): Promise<void> {
    const draft = outbox.find(id)
    if (draft === undefined || !isOpen(draft)) return
    const request = draft.request ?? requestOf({ ...draft, code: draft.code ?? newCode() }, session.post?.area_code ?? '', gridOf(draft))
    outbox.tell({ type: 'handed_in', id, request })
    // Written before it is sent: should the phone die now, the repeat is known as one.
    await outbox.save(id)
    await sendWords(id)
  }

  /** The county's grids are read while the report is written; a tap that comes sooner says nothing of them. */
  async function readGround(): Promise<void> {
    try {
      const ground = await import('@/territory/phoneGround')
      await ground.groundHere()
      gridAt = ground.gridAtHand
    } catch {
      // The page's own files do not answer: the county finds the grid.
    }
  }

  const gridOf = ({ point }: Draft): CaseReportIn['phone_grid'] => (point === null ? null : gridAt(point))

  /** Whatever of a report has not gone yet. */
  async function send(id: Uuid): Promise<void> {
    await sendWords(id)
    await sendPhotos(id)
  }

  /** Everything that waits, words before photos: the desk acts on words. */
  async function sendAll(): Promise<void> {
    for (const { id } of due(outbox.outbox)) {
      await sendWords(id)
      // With the way closed or the session gone, the others would meet the same.
      if (outbox.find(id)?.stage === 'waiting') return
    }
    for (const { id } of outbox.outbox) await sendPhotos(id)
  }

  const sendWords = (id: Uuid): Promise<void> => inTurn(id, ({ stage }) => stage === 'waiting', deliver)
  const sendPhotos = (id: Uuid): Promise<void> =>
    inTurn(id, (draft) => !isOpen(draft) && waitingPhotos(draft).length > 0, deliverPhotos)

  type Work = (draft: Draft, stillHere: () => boolean) => Promise<void>

  /** One piece of work at a time, in the order asked for, if it is still to be done when its turn comes. */
  function inTurn(id: Uuid, toDo: (draft: Draft) => boolean, work: Work): Promise<void> {
    const turn = line.then(async () => {
      const draft = outbox.find(id)
      if (draft !== undefined && toDo(draft)) await attempt(draft, work)
    })
    line = turn
    return turn
  }

  async function attempt(draft: Draft, work: Work): Promise<void> {
    const { id } = draft
    const account = outbox.owner
    /** Nobody's report is told of, or sent, while another is signed in. */
    const stillHere = (): boolean => outbox.owner === account
    busy.value = id
    failures.value = new Map([...failures.value].filter(([one]) => one !== id))
    try {
      await work(draft, stillHere)
    } catch (error) {
      failures.value = new Map([...failures.value, [id, error]])
      if (stillHere() && draft.stage === 'waiting' && isProblem(error) && isFinal(error)) {
        outbox.tell({ type: 'refused', id, refusal: { words: error.detail || error.title, params: error.invalidParams } })
      }
    } finally {
      if (stillHere()) await outbox.save(id)
      busy.value = null
    }
  }

  async function deliver(draft: Draft, stillHere: () => boolean): Promise<void> {
    const { id, request } = draft
    if (request === null) return
    const answer = await reportCase(request).catch(async (error: unknown) => {
      // An earlier try had arrived after all, before the words were changed.
      if (isProblem(error, 'payload_mismatch')) return { earlier: currentOf(error) ?? (await fetchCase(id)) }
      throw error
    })
    if (!stillHere()) return
    if ('earlier' in answer) tellDifference(draft, answer.earlier)
    else {
      outbox.tell({ type: 'arrived', id, dropped: answer.dropped })
      await keepReceipt(draft, answer)
    }
    storeCase(client, 'earlier' in answer ? answer.earlier : answer)
    readListsAnew(client)
  }

  /** For a week; a disk that takes no more is no reason to doubt what has arrived. */
  async function keepReceipt(draft: Draft, { code, dropped }: { code: string; dropped: readonly string[] }): Promise<void> {
    try {
      const [{ useActs }, { receiptOf }] = await Promise.all([import('../outgoing/useActs'), import('../outgoing/useDelivery')])
      await useActs().tell({ type: 'receipt', act: receiptOf(draft, outbox.owner ?? '', code, dropped), now: serverNow() })
    } catch {
      // It has arrived all the same.
    }
  }

  function tellDifference(draft: Draft, earlier: CaseOut): void {
    const stored = storedOf(earlier)
    if (saysTheSame(draft, stored)) outbox.tell({ type: 'arrived', id: draft.id })
    else outbox.tell({ type: 'differed', id: draft.id, stored })
  }

  async function deliverPhotos(draft: Draft, stillHere: () => boolean): Promise<void> {
    const { id } = draft
    const waits = waitingPhotos(draft)
    if (waits.length === 0) return
    const { sendPhoto } = await import('../outgoing/parts')
    for (const photo of waits) {
      if (!stillHere()) return
      try {
        // What was settled on the spot may be shown before or after: nothing is said of that.
        await sendPhoto(id, draft.onSpot ? photo : { ...photo, shows: 'found' })
        if (stillHere()) outbox.tell({ type: 'photo_arrived', id, photo: photo.id })
      } catch (error) {
        if (!isProblem(error) || !isFinal(error)) throw error
        // One that will never be taken does not keep the others.
        if (stillHere()) outbox.tell({ type: 'photo_refused', id, photo: photo.id, words: saidBy(error) })
      }
    }
    void client.invalidateQueries({ queryKey: caseKeys.one(id) })
  }

  return { busy, failures, readGround, handIn, send, sendAll }
})

/** The server will say the same for ever. Anything else, a lost session included, may be sent again as it is. */
function isFinal(error: ApiProblem): boolean {
  return error.retry === 'never' && error.status !== 401
}

/** The server's words against a photo, which stay with the report. */
function saidBy(error: ApiProblem): string {
  const reasons = error.invalidParams.map(({ reason }) => reason)
  return [error.detail || error.title, ...reasons].filter(Boolean).join(' ')
}

function storedOf(earlier: CaseOut): StoredReport {
  return {
    code: earlier.code,
    category: earlier.category as StoredReport['category'],
    what: earlier.what,
    placeNote: earlier.place_note,
    takesNotes: earlier.actions.some(({ action }) => action === 'note'),
  }
}
