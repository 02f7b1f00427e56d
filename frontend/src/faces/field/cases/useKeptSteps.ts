/** Steps and photos that find no way out stay on the phone, and go by themselves; until then the case says so. */
import { computed, type ComputedRef } from 'vue'

import { isProblem } from '@/api/client'
import { uuid7 } from '@/api/ids'
import type { Action, AllowedAction, CaseOut } from '@/api/types'
import { beginWrite } from '@/api/writes'
import type { Shown } from '@/cases/queries'

import { isPhoto, isQuiet, type Act } from '../outgoing/acts'
import { useActs } from '../outgoing/useActs'
import { useDelivery } from '../outgoing/useDelivery'
import { isOpen } from '../report/outbox'
import { useOutbox } from '../report/useOutbox'

export interface KeptSteps {
  /** Of this case, on this phone. */
  here: ComputedRef<Act[]>
  /** Nothing is tried first: there is no way out, or something of this case waits already and goes before. */
  goesLater(): boolean
  /** What can be done next, given what waits. */
  offered(actions: readonly AllowedAction[]): readonly AllowedAction[]
  /** Resolves once it is on the disk; rejects where the disk takes no more. */
  keepStep(action: Action, body: object): Promise<void>
  keepPhoto(photo: Blob, shows?: Shown): Promise<void>
}

/** The request may not have arrived, and is good for another try as it is. */
export function foundNoWay(error: unknown): boolean {
  return isProblem(error) && (error.isWayProblem || error.status === 502 || error.status === 503 || error.status === 504)
}

export function useKeptSteps(one: () => CaseOut | undefined): KeptSteps {
  const acts = useActs()
  const outbox = useOutbox()
  const delivery = useDelivery()
  const here = computed(() => acts.ofCase(one()?.id ?? ''))
  const moving = computed(() => here.value.filter((act) => !isQuiet(act.action)))

  function offered(actions: readonly AllowedAction[]): readonly AllowedAction[] {
    if (moving.value.length === 0) return actions
    // By the track's table, as the server told it of the first step that waits; of what comes behind a second it
    // told nothing, and its answer will.
    const first = actions.find(({ action }) => action === moving.value[0]?.action)
    const then = moving.value.length === 1 ? (first?.then ?? []) : []
    return [...then, ...actions.filter(({ action }) => isQuiet(action))]
  }

  async function keepStep(action: Action, body: object): Promise<void> {
    const at = one()
    if (at === undefined || acts.owner === undefined) throw new Error('There is no case to keep a step of.')
    await acts.add({ key: keyOf(at, action, body), action, said: body as Record<string, unknown>, ...aboutOf(at) })
    void delivery.deliver().catch(() => undefined)
  }

  /** That of the try which may have arrived after all; what was done twice on purpose is done twice. */
  function keyOf({ id }: CaseOut, action: Action, body: object): string {
    const write = beginWrite(acts.owner ?? '', 'POST', `/api/v1/cases/${id}/${action}`, JSON.stringify(body))
    write.over(false)
    return acts.acts.some(({ key }) => key === write.key) ? uuid7() : write.key
  }

  async function keepPhoto(photo: Blob, shows?: Shown): Promise<void> {
    const at = one()
    if (at === undefined) throw new Error('There is no case to keep a photo of.')
    const about = { type: photo.type, size: photo.size, ...(shows && { shows }) }
    await acts.add({ key: uuid7(), action: 'add_photo', said: {}, photo: about, ...aboutOf(at) }, await photo.arrayBuffer())
    void delivery.deliver().catch(() => undefined)
  }

  function aboutOf({ id, what, version }: CaseOut): { case: string; title: string; base: number; reportWaits: boolean } {
    const report = outbox.find(id)
    return { case: id, title: what, base: version, reportWaits: report !== undefined && isOpen(report) }
  }

  const goesLater = (): boolean => !navigator.onLine || here.value.some((act) => !isPhoto(act))

  return { here, goesLater, offered, keepStep, keepPhoto }
}
