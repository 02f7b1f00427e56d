/**
 * What a colleague carries to where there is signal: signed by this phone, sealed to the server. Whoever carries it
 * reads nothing, not even whose it is. The server's half is `outbox/parcels.py`.
 *
 * The signing key is made here, never leaves the browser (no script can export it), and is told to the server while
 * there is signal; it is worth as much as the session it was told in.
 */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

import { database } from '../report/disk'

export type Parcel = components['schemas']['ParcelIn']
type Item = components['schemas']['ItemIn']

export interface SigningKey {
  pair: CryptoKeyPair
  /** Once the server knows it: what this phone is called, and what to seal to. */
  told: { device: Uuid; key: number; point: ArrayBuffer } | null
}

const CURVE = { namedCurve: 'P-256' }
const SIGNED = new TextEncoder().encode('pingan parcel 1\n')
const NONCE_BYTES = 12

/** Browsers hand ciphers to pages with HTTPS only. */
export const canPack = (): boolean => (globalThis.crypto as { subtle?: SubtleCrypto }).subtle !== undefined

/** Tells the server by which key this phone signs, and keeps what it seals to. */
export async function tellKey(account: Uuid): Promise<void> {
  const { pair } = await keyOf(account)
  const point = await crypto.subtle.exportKey('raw', pair.publicKey)
  const told = await ok(api.PUT('/api/v1/outbox/key', { body: { public_key: base64(point) } }))
  const sealsTo = bytesOf(told.point)
  await (await database()).put('signing', { pair, told: { device: told.device, key: told.key, point: sealsTo } }, account)
}

async function keyOf(account: Uuid): Promise<SigningKey> {
  const held = await (await database()).get('signing', account)
  if (held !== undefined) return held
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', ...CURVE }, false, ['sign', 'verify'])
  // Another tab may have been quicker: its key is everybody's.
  const change = (await database()).transaction('signing', 'readwrite')
  const first = (await change.store.get(account)) ?? { pair, told: null }
  await change.store.put(first, account)
  await change.done
  return first
}

/** Null where this phone has never been able to tell its key: without signal it has to wait. */
export async function pack(account: Uuid, post: Uuid, items: readonly Item[]): Promise<Parcel | null> {
  const { pair, told } = await keyOf(account)
  if (told === null) return null
  const written = new TextEncoder().encode(JSON.stringify({ author: account, post, device: told.device, items }))
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, joined(SIGNED, written))
  return seal(joined(signature, written), told)
}

/** By a key that is agreed on with a point made for this parcel alone, and forgotten. */
async function seal(plain: Uint8Array<ArrayBuffer>, { key, point }: { key: number; point: ArrayBuffer }): Promise<Parcel> {
  const { subtle } = crypto
  const own = await subtle.generateKey({ name: 'ECDH', ...CURVE }, false, ['deriveBits'])
  const theirs = await subtle.importKey('raw', point, { name: 'ECDH', ...CURVE }, false, [])
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256)
  const ephemeral = await subtle.exportKey('raw', own.publicKey)
  const drawn = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: joined(SIGNED, ephemeral, point) }
  const sealing = await subtle.deriveKey(from, drawn, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const box = await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, sealing, plain)
  return { schema_version: 1, key, ephemeral: base64(ephemeral), nonce: base64(nonce.buffer), box: base64(box) }
}

function joined(...parts: (ArrayBuffer | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const views = parts.map((part) => new Uint8Array(part))
  const whole = new Uint8Array(views.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const view of views) {
    whole.set(view, at)
    at += view.length
  }
  return whole
}

const PIECE = 0x8000

export function base64(bytes: ArrayBuffer): string {
  const view = new Uint8Array(bytes)
  let binary = ''
  for (let at = 0; at < view.length; at += PIECE) binary += String.fromCharCode(...view.subarray(at, at + PIECE))
  return btoa(binary)
}

function bytesOf(told: string): ArrayBuffer {
  const binary = atob(told)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes.buffer
}
