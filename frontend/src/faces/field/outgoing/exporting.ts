/** What waits on the phone as one file, for a phone that goes to repair. */
import { serverNow } from '@/api/clock'
import type { Uuid } from '@/api/types'

import type { Draft } from '../report/draft'
import { pending, type Act } from './acts'
import { bytesOf } from './keeping'
import { base64 } from './parcel'

export interface ExportedFile {
  schema_version: 1
  account: Uuid
  saved_at: string
  acts: Act[]
  reports: (Omit<Draft, 'photos'> & { photos: { id: Uuid; type: string }[] })[]
  /** By photo, in base64. */
  bytes: Record<Uuid, string>
}

/** What has arrived is not in it. */
export async function exported(account: Uuid, acts: readonly Act[], reports: readonly Draft[]): Promise<ExportedFile> {
  const waiting = pending(acts)
  const bytes: Record<Uuid, string> = {}
  for (const { key, photo } of waiting) {
    const found = photo === undefined ? undefined : await bytesOf(account, key)
    if (found !== undefined) bytes[key] = base64(found)
  }
  for (const { photos } of reports) for (const { id, bytes: found, sent } of photos) if (!sent) bytes[id] = base64(found)
  return {
    schema_version: 1,
    account,
    saved_at: new Date(serverNow()).toISOString(),
    acts: waiting,
    reports: reports.map(({ photos, ...report }) => ({ ...report, photos: photos.filter(({ sent }) => !sent).map(({ id, type }) => ({ id, type })) })),
    bytes,
  }
}

export function saveAs(name: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
