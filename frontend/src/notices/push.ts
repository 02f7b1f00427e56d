/**
 * This browser's subscription to pushes. The platform forgets it with the session, so a page that opens tells it again;
 * a browser that will not, or has no worker, is as one that was never asked.
 */
import { api } from '@/api/client'

const SCOPE = '/m/'

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return undefined
  return navigator.serviceWorker.getRegistration(SCOPE).catch(() => undefined)
}

/** Whether notices can be pushed to this browser at all. */
export async function canPush(): Promise<boolean> {
  const worker = await registration()
  return worker !== undefined && (await worker.pushManager.permissionState({ userVisibleOnly: true })) !== 'denied'
}

/** Asks the browser, and the person, and tells the platform; whether pushes come from now on. */
export async function takePushes(key: string): Promise<boolean> {
  const worker = await registration()
  if (worker === undefined) return false
  const known = await worker.pushManager.getSubscription()
  // The platform's key is another one after a move to other keys: what was subscribed to the old one is worth nothing.
  if (known !== null && !isFor(known, key)) await known.unsubscribe()
  // Asks the person where nobody has yet; a browser without a push service behind it fails just here.
  const taken = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }).catch(() => null)
  if (taken === null) return false
  await tell(taken, true)
  return true
}

export async function leavePushes(): Promise<void> {
  const taken = await (await registration())?.pushManager.getSubscription()
  if (taken === null || taken === undefined) return
  await tell(taken, false)
  await taken.unsubscribe()
}

/** Tells what this browser has subscribed to once more; its session may be another one by now. */
export async function renewPushes(): Promise<void> {
  const taken = await (await registration())?.pushManager.getSubscription()
  if (taken !== null && taken !== undefined) await tell(taken, true).catch(() => undefined)
}

async function tell(taken: PushSubscription, on: boolean): Promise<void> {
  const { endpoint = '', keys = {} } = taken.toJSON()
  const { p256dh = '', auth = '' } = keys
  await api.PUT('/api/v1/notices/push', { body: { on, endpoint, p256dh, auth } })
}

function isFor(taken: PushSubscription, key: string): boolean {
  const known = taken.options.applicationServerKey
  if (known === null) return true
  const packed = btoa(String.fromCharCode(...new Uint8Array(known)))
  return packed.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === key
}
