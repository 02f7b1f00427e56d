/** Photos in parts: what broke off goes on where it broke. */
import { api, isProblem, ok } from '@/api/client'
import type { Uuid } from '@/api/types'
import { putPhoto } from '@/cases/queries'

/** Below this one request is quicker than asking. */
const FIRST_PART = 128 * 1024
const LARGEST_PART = 1024 * 1024
/** Where a part belongs is told; one that is told so again and again has another fault. */
const TRIES = 4

/** Resolves once the server has the whole photo; the same bytes sent again are the same photo. */
export async function sendPhoto(caseId: Uuid, photo: { id: Uuid; bytes: ArrayBuffer; type: string }): Promise<void> {
  const digest = photo.bytes.byteLength > FIRST_PART ? await sha256(photo.bytes) : null
  if (digest === null) await putPhoto(caseId, new Blob([photo.bytes], { type: photo.type }), photo.id)
  else await inParts(caseId, photo, digest)
}

async function inParts(caseId: Uuid, { id, bytes }: { id: Uuid; bytes: ArrayBuffer }, digest: string): Promise<void> {
  const length = bytes.byteLength
  let [offset, size, astray] = [0, FIRST_PART, 0]
  for (;;) {
    try {
      const { offset: next, photo } = await addPart(caseId, id, bytes.slice(offset, offset + size), { offset, length, digest })
      if (photo !== null) return
      // A link that bears it gets larger parts.
      ;[offset, size] = [next, Math.min(size * 2, LARGEST_PART)]
    } catch (error) {
      const goesOn = isProblem(error, 'other_offset') ? error.extra.offset : null
      if (typeof goesOn !== 'number' || (astray += 1) > TRIES) throw error
      offset = goesOn
    }
  }
}

interface About {
  offset: number
  length: number
  digest: string
}

function addPart(caseId: Uuid, photoId: Uuid, part: ArrayBuffer, { offset, length, digest }: About) {
  return ok(
    api.PATCH('/api/v1/cases/{case_id}/photos/{photo_id}/parts', {
      params: {
        path: { case_id: caseId, photo_id: photoId },
        header: { 'Upload-Offset': offset, 'Upload-Length': length, 'Upload-Sha256': digest },
      },
      // The schema's word for raw bytes is "string"; they go out as they are.
      body: part as unknown as string,
      bodySerializer: () => part,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  )
}

/** Null where the page came by plain HTTP: browsers hash for secure pages only. */
async function sha256(bytes: ArrayBuffer): Promise<string | null> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto }
  if (subtle === undefined) return null
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
