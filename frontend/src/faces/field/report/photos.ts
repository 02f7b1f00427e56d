/** Makes a camera's picture small enough for a mountain link, and free of what its file says about the phone. */

import { uuid7 } from '@/api/ids'

import { mayTakePhoto } from '../outgoing/room'
import type { DraftPhoto } from './draft'

const LONG_SIDE = 1600
export const QUALITY = 0.7
export const MAX_PHOTOS = 6

/** The size an image gets so that its long side fits, never enlarged. */
export function fit(width: number, height: number, longSide = LONG_SIDE): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A JPEG of at most 1600 px, drawn anew, so without EXIF. Rejects where the file is no picture. */
export async function shrink(file: Blob): Promise<Blob> {
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const { width, height } = fit(image.naturalWidth, image.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no JPEG'))), 'image/jpeg', QUALITY),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A picture as a report keeps it; `full` where the disk has no room for more, `failed` where the file is no picture. */
export async function takePhoto(file: Blob): Promise<DraftPhoto | 'full' | 'failed'> {
  if (!(await mayTakePhoto())) return 'full'
  try {
    const small = await shrink(file)
    return { id: uuid7(), bytes: await small.arrayBuffer(), type: small.type, sent: false, refused: null }
  } catch {
    return 'failed'
  }
}
