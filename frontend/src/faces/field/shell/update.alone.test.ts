import { afterEach, expect, it, vi } from 'vitest'

import { beforeRenewal } from '@/faces/renewal'

import { bringWorker, takeUpdate } from './update'
import { updateWaits } from './updateWaits'

/** A registration whose worker can be moved on. */
function aContainer({ controlled }: { controlled: boolean }) {
  const worker = Object.assign(new EventTarget(), { postMessage: vi.fn() })
  const registration = Object.assign(new EventTarget(), {
    installing: null as unknown,
    waiting: null as unknown,
    update: vi.fn(async () => undefined),
  })
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? {} : null,
    register: vi.fn(async () => registration),
  })
  function arrive(): void {
    registration.installing = worker
    registration.dispatchEvent(new Event('updatefound'))
    registration.waiting = worker
    worker.dispatchEvent(new Event('statechange'))
  }
  return { container: container as unknown as ServiceWorkerContainer, worker, arrive, events: container }
}

afterEach(() => vi.useRealTimers())

it('does without where there are no workers', async () => {
  await bringWorker(undefined)
  expect(updateWaits.value).toBe(false)
})

it.each([
  ['refused', () => Promise.reject(new Error('not here'))],
  ['switched off', () => Promise.resolve(undefined)],
])('does without where they are %s', async (_how, register) => {
  const { container } = aContainer({ controlled: false })
  await bringWorker(Object.assign(container, { register }) as unknown as ServiceWorkerContainer)
  expect(updateWaits.value).toBe(false)
})

it('does not tell of the first one', async () => {
  const { container, arrive } = aContainer({ controlled: false })
  await bringWorker(container)
  arrive()
  expect(updateWaits.value).toBe(false)
})

it('tells of a new one, and opens anew only when it is taken and everything is written down', async () => {
  const { container, worker, arrive, events } = aContainer({ controlled: true })
  const steps: string[] = []
  beforeRenewal(async () => {
    await Promise.resolve()
    steps.push('saved')
  })
  worker.postMessage.mockImplementation((word: string) => {
    steps.push(word)
    events.dispatchEvent(new Event('controllerchange'))
  })
  await bringWorker(container)
  arrive()
  expect(updateWaits.value).toBe(true)
  expect(steps).toEqual([])
  await takeUpdate(container, () => steps.push('opened anew'))
  expect(steps).toEqual(['saved', 'take', 'opened anew'])
})

it('opens anew also where the new one does not come over', async () => {
  const { container } = aContainer({ controlled: true })
  await bringWorker(container)
  vi.useFakeTimers()
  const reload = vi.fn()
  const done = takeUpdate(container, reload)
  await vi.advanceTimersByTimeAsync(10_000)
  await done
  expect(reload).toHaveBeenCalledOnce()
})
