import { afterEach, expect, it } from 'vitest'

import { isFilling, mayTakePhoto, shareUsed } from './room'

const GB = 1024 ** 3
function says(estimate: StorageEstimate | Error): void {
  const told = estimate instanceof Error ? Promise.reject(estimate) : Promise.resolve(estimate)
  Object.defineProperty(navigator, 'storage', { value: { estimate: () => told }, configurable: true })
}

afterEach(() => void Reflect.deleteProperty(navigator, 'storage'))

it.each([
  [0, false, true],
  [0.699, false, true],
  [0.7, true, true],
  [0.799, true, true],
  [0.8, true, false],
  [1, true, false],
])('at %s of the room warned is %s, and photos are taken in is %s', async (used, warned, photos) => {
  says({ usage: used * GB, quota: GB })
  expect(isFilling(await shareUsed())).toBe(warned)
  expect(await mayTakePhoto()).toBe(photos)
})

it.each([[{}], [{ usage: 5 }], [{ usage: 5, quota: 0 }], [new TypeError('no estimate here')]])('nobody is kept from work where the browser says nothing (%o)', async (estimate) => {
  says(estimate)
  expect(await shareUsed()).toBeNull()
  expect(isFilling(null)).toBe(false)
  expect(await mayTakePhoto()).toBe(true)
})
