/** Sends the draft: the words first, then the photos one by one, each as often as it takes. */
import { useQueryClient } from '@tanstack/vue-query'
import { ref, shallowRef } from 'vue'

import { isProblem } from '@/api/client'
import type { CaseOut } from '@/api/types'
import { caseKeys, fetchCase, putPhoto, reportCase, storeCase } from '@/cases/queries'
import { useSession } from '@/people/useSession'

import { requestOf } from './draft'
import { useDraft } from './useDraft'

export function useSending() {
  const client = useQueryClient()
  const session = useSession()
  const { draft, note, save } = useDraft()
  const busy = ref(false)
  const failure = shallowRef<unknown>(null)

  /** True when the server has the report. On false everything is still in the draft, and `failure` says why. */
  async function sendReport(): Promise<boolean> {
    return attempt(async () => {
      const request = draft.value.request ?? requestOf(draft.value, session.post?.area_code ?? '')
      note({ request })
      // Written before it is sent: should the phone die now, the repeat is known as one.
      await save()
      const stored = await deliver(request)
      note({ unsent: false, delivered: { code: stored.code } })
      storeCase(client, stored)
      void client.invalidateQueries({ queryKey: caseKeys.lists })
    })
  }

  async function deliver(request: Parameters<typeof reportCase>[0]): Promise<CaseOut> {
    try {
      return await reportCase(request)
    } catch (error) {
      // An earlier try had arrived after all, before the words were changed; what is there counts.
      if (isProblem(error, 'payload_mismatch')) return fetchCase(request.id)
      throw error
    }
  }

  /** True when every photo is with the server. */
  async function sendPhotos(): Promise<boolean> {
    return attempt(async () => {
      for (const photo of draft.value.photos.filter(({ sent }) => !sent)) {
        await putPhoto(draft.value.id, photo.blob, photo.id)
        note({ photos: draft.value.photos.map((one) => (one.id === photo.id ? { ...one, sent: true } : one)) })
      }
      void client.invalidateQueries({ queryKey: caseKeys.one(draft.value.id) })
    })
  }

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    busy.value = true
    failure.value = null
    try {
      await work()
      return true
    } catch (error) {
      failure.value = error
      const mayCome = isProblem(error) && error.retry === 'later'
      // A refusal means: these words never; the next try is made of the corrected ones.
      note(mayCome ? { unsent: true } : { unsent: true, request: null })
      return false
    } finally {
      await save()
      busy.value = false
    }
  }

  return { busy, failure, sendReport, sendPhotos }
}
