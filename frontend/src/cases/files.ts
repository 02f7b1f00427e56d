/** Documents and recordings on their way into a case. */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

export type CaseFile = components['schemas']['FileOut']

/** As the server has it: what is larger or more need not be carried there first. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const MAX_FILES = 20
/** What a chooser offers; what a file is the server tells from its content. */
export const ACCEPT = '.pdf,.doc,.docx,.xls,.xlsx,.ofd,.txt,.csv,.html,audio/*,.amr,.silk'

/** Puts one file under a case. The same id sent again stores nothing twice. */
export function putFile(caseId: Uuid, file: File, fileId: Uuid): Promise<CaseFile> {
  return ok(
    api.PUT('/api/v1/cases/{case_id}/files/{file_id}', {
      params: { path: { case_id: caseId, file_id: fileId }, query: { name: file.name } },
      // The schema's word for raw bytes is "string"; they go out as they are.
      body: file as unknown as string,
      bodySerializer: () => file,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  )
}

/** What browsers play; the others are saved and opened by what knows them. */
const HEARD: readonly string[] = ['mp3', 'aac', 'm4a', 'wav', 'ogg', 'webm'] satisfies CaseFile['kind'][]
export const isHeard = ({ kind }: CaseFile): boolean => HEARD.includes(kind)

const KB = 1024

/** A size as one reads it: `12 KB`, `3.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`
  return `${(bytes / KB / KB).toFixed(1)} MB`
}
