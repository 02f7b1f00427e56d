import { afterEach, expect, it, vi } from 'vitest'

import { canPush, leavePushes, renewPushes, takePushes } from './push'

const KEY = 'BAEC'

afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

function subscription(key: number[] = [4, 1, 2]) {
  return {
    options: { applicationServerKey: Uint8Array.from(key).buffer },
    toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } }),
    unsubscribe: vi.fn(async () => true),
  }
}

function browser({ known = null as ReturnType<typeof subscription> | null, permission = 'granted', refuses = false } = {}) {
  const sent: unknown[] = []
  const made = subscription()
  const pushManager = {
    getSubscription: async () => known,
    permissionState: async () => permission,
    subscribe: vi.fn(async () => (refuses ? Promise.reject(new Error('no push service')) : made)),
  }
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(JSON.parse(await request.text()))
    return new Response(null, { status: 204 })
  })
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { getRegistration: async () => ({ pushManager }) } })
  return { sent, made, pushManager }
}

it('subscribes to the platform’s key, and tells where', async () => {
  const { sent, pushManager } = browser()
  expect(await canPush()).toBe(true)
  expect(await takePushes(KEY)).toBe(true)
  expect(pushManager.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: KEY })
  expect(sent).toEqual([{ on: true, endpoint: 'https://push.example/1', p256dh: 'p', auth: 'a' }])
})

it('gives up what was subscribed to another key', async () => {
  const known = subscription([9, 9, 9])
  browser({ known })
  await takePushes(KEY)
  expect(known.unsubscribe).toHaveBeenCalled()
})

it('keeps what was subscribed to this key', async () => {
  const known = subscription()
  browser({ known })
  await takePushes(KEY)
  expect(known.unsubscribe).not.toHaveBeenCalled()
})

it('is as one that was never asked where the browser has no service, no worker or no leave', async () => {
  const { sent } = browser({ refuses: true })
  expect(await takePushes(KEY)).toBe(false)
  expect(sent).toEqual([])
  browser({ permission: 'denied' })
  expect(await canPush()).toBe(false)
  Reflect.deleteProperty(navigator, 'serviceWorker')
  expect(await canPush()).toBe(false)
  expect(await takePushes(KEY)).toBe(false)
})

it('tells each session once more where it pushes to, and says so when it leaves', async () => {
  const known = subscription()
  const { sent } = browser({ known })
  await renewPushes()
  await leavePushes()
  expect(sent).toMatchObject([{ on: true }, { on: false }])
  expect(known.unsubscribe).toHaveBeenCalled()
})

it('asks for nothing where nobody subscribed', async () => {
  const { sent } = browser()
  await renewPushes()
  expect(sent).toEqual([])
})
