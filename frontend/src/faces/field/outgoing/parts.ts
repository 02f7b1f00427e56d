/** Photos and recordings in parts: what broke off goes on where it broke. */
import { api, isProblem, ok } from '@/api/client'
import type { Uuid } from '@/api/types'
import { putFile } from '@/cases/files'
import { putPhoto, type Shown } from '@/cases/queries'

import { isVoice } from '../report/voice'

/** Below this one request is quicker than asking. */
const FIRST_PART = 128 * 1024
const LARGEST_PART = 1024 * 1024
/** Where a part belongs is told; one that is told so again and again has another fault. */
const TRIES = 4

interface Sent {
  id: Uuid
  bytes: ArrayBuffer
  type: string
  shows?: Shown
}

/** Resolves once the server has all of it; the same bytes sent again are the same photo or recording. */
export async function sendPhoto(caseId: Uuid, sent: Sent): Promise<void> {
  const digest = sent.bytes.byteLength > FIRST_PART ? await sha256(sent.bytes) : null
  if (digest !== null) await inParts(caseId, sent, digest)
  else if (isVoice(sent)) await putFile(caseId, new File([sent.bytes], nameOf(sent), { type: sent.type }), sent.id)
  else await putPhoto(caseId, new Blob([sent.bytes], { type: sent.type }), sent.id, sent.shows)
}

/** The server ends it as its content is. */
const nameOf = ({ id }: Sent): string => `录音 ${id.slice(-4)}`

async function inParts(caseId: Uuid, sent: Sent, digest: string): Promise<void> {
  const { bytes } = sent
  const length = bytes.byteLength
  let [offset, size, astray] = [0, FIRST_PART, 0]
  for (;;) {
    try {
      const { next, whole } = await addPart(caseId, sent, bytes.slice(offset, offset + size), { offset, length, digest })
      if (whole) return
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

async function addPart(caseId: Uuid, sent: Sent, part: ArrayBuffer, { offset, length, digest }: About): Promise<{ next: number; whole: boolean }> {
  const header = { 'Upload-Offset': offset, 'Upload-Length': length, 'Upload-Sha256': digest }
  // The schema's word for raw bytes is "string"; they go out as they are.
  const raw = { body: part as unknown as string, bodySerializer: () => part, headers: { 'Content-Type': 'application/octet-stream' } }
  if (isVoice(sent)) {
    const params = { path: { case_id: caseId, file_id: sent.id }, query: { name: nameOf(sent) }, header }
    const { offset: next, file } = await ok(api.PATCH('/api/v1/cases/{case_id}/files/{file_id}/parts', { params, ...raw }))
    return { next, whole: file !== null }
  }
  const params = { path: { case_id: caseId, photo_id: sent.id }, query: { shows: sent.shows }, header }
  const { offset: next, photo } = await ok(api.PATCH('/api/v1/cases/{case_id}/photos/{photo_id}/parts', { params, ...raw }))
  return { next, whole: photo !== null }
}

/** Null where the page came by plain HTTP: browsers hash for secure pages only. */
async function sha256(bytes: ArrayBuffer): Promise<string | null> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto }
  if (subtle === undefined) return null
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
