/**
 * The worker of `/m/`: keeps the files of its release and answers with them; everything else is none of its business.
 *
 * By hand and not by a library: of what those bring (strategies, expirations, queues, a manifest of their own), one
 * list of files and two answers are wanted, and Leaflet's address is known to the server alone. Built as one file
 * without imports, for a worker of modules is younger than our oldest browser.
 */
import type { Given } from './given'
import { Precache } from './precache'
import { openPushed, readPushed, showPushed, type Surroundings } from './pushed'

/** What there is of it in the types for pages is not enough, and those for workers do not go with them. */
interface Life extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Life {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Push extends Life {
  data: { text(): string } | null
}
interface Tapped extends Life {
  notification: Notification & { data: { at?: unknown } | null }
}
interface Worker {
  PINGAN: Given
  skipWaiting(): Promise<void>
  registration: { showNotification: Surroundings['show'] }
  clients: {
    claim(): Promise<void>
    matchAll(which: { type: 'window' }): ReturnType<Surroundings['pages']>
    openWindow: Surroundings['open']
  }
  addEventListener(type: 'install' | 'activate', handle: (event: Life) => void): void
  addEventListener(type: 'fetch', handle: (event: Asked) => void): void
  addEventListener(type: 'push', handle: (event: Push) => void): void
  addEventListener(type: 'notificationclick', handle: (event: Tapped) => void): void
  addEventListener(type: 'message', handle: (event: Life & { data: unknown }) => void): void
}

const worker = self as unknown as Worker
const precache = new Precache(worker.PINGAN, { origin: location.origin, caches, fetch: (address, init) => fetch(address, init) })

worker.addEventListener('install', (event) => event.waitUntil(precache.fill()))

// Pages opened before there was a worker are its own from now on: the very first visit is enough to come back offline.
worker.addEventListener('activate', (event) =>
  event.waitUntil(precache.dropOthers().then(() => worker.clients.claim())),
)

worker.addEventListener('fetch', (event) => {
  const answer = precache.answer(event.request)
  if (answer !== null) event.respondWith(answer)
})

// A new release waits until the person says so (`update.ts`).
worker.addEventListener('message', (event) => {
  if (event.data === 'take') event.waitUntil(worker.skipWaiting())
})

const surroundings: Surroundings = {
  origin: location.origin,
  show: (title, options) => worker.registration.showNotification(title, options),
  pages: () => worker.clients.matchAll({ type: 'window' }),
  open: (address) => worker.clients.openWindow(address),
}

worker.addEventListener('push', (event) => event.waitUntil(showPushed(readPushed(event.data?.text()), surroundings)))

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPushed(event.notification.data?.at, surroundings))
})
