/**
 * The page's side of its worker: brings it, hears of a new release, and takes that when the person says so. A browser
 * without workers (WeChat's, or a page without HTTPS) does without; the page works online and keeps its outbox.
 */
import { serverNow } from '@/api/clock'
import { saveForRenewal } from '@/faces/renewal'

import { updateWaits } from './updateWaits'

const WORKER = '/m/sw.js'
const SCOPE = '/m/'
/** The browser looks by itself once a day, and whenever a page is opened; an installed one may stay open for weeks. */
const LOOK_EVERY_MS = 30 * 60_000
/** A worker that does not come over in that time is not waited for: the page opens anew all the same. */
const PATIENCE_MS = 5_000

let registration: ServiceWorkerRegistration | undefined

export async function bringWorker(container: ServiceWorkerContainer | undefined = navigator.serviceWorker): Promise<void> {
  if (container === undefined) return
  // Refused, or nothing where somebody has switched workers off: its files stay on the network, and the next page tries again.
  registration = await container.register(WORKER, { scope: SCOPE }).catch(() => undefined)
  if (registration === undefined) return
  listen(registration, container)
  let looked = serverNow()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || serverNow() - looked < LOOK_EVERY_MS) return
    looked = serverNow()
    void registration?.update().catch(() => undefined)
  })
}

function listen(coming: ServiceWorkerRegistration, container: ServiceWorkerContainer): void {
  const look = (): void => {
    // The very first worker is no update.
    updateWaits.value = coming.waiting !== null && container.controller !== null
  }
  coming.addEventListener('updatefound', () => coming.installing?.addEventListener('statechange', look))
  container.addEventListener('controllerchange', look)
  look()
}

/** Everything typed is written down, the new release comes over, and the page opens anew with it. */
export async function takeUpdate(
  container: ServiceWorkerContainer = navigator.serviceWorker,
  reload = (): void => location.reload(),
): Promise<void> {
  await saveForRenewal()
  const over = new Promise((resolve) => container.addEventListener('controllerchange', resolve, { once: true }))
  registration?.waiting?.postMessage('take')
  await Promise.race([over, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  reload()
}
