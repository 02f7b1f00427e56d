/** A file leaves the house: it is for whoever has just shown that it is them. */
import { beConfirmed } from '@/api/client'

/** Opens the address of a file once its reader is confirmed. Where nobody can be asked, the address itself says why. */
export async function download(url: string): Promise<void> {
  if (await beConfirmed().catch(() => true)) location.assign(url)
}
