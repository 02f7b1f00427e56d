import { expect, it } from 'vitest'
import { reactive, readonly, ref, shallowRef } from 'vue'

import { plain } from './plain'

it('frees what a screen holds of its proxies, at every depth', () => {
  const grid = reactive({ code: '999921100001001', name: '第一网格' })
  const held = { point: readonly(ref({ lng: 90.1 })).value, picked: [readonly(grid)], bytes: new ArrayBuffer(2), none: null }
  expect(() => structuredClone(held)).toThrow()
  expect(structuredClone(plain(held))).toEqual({
    point: { lng: 90.1 },
    picked: [{ code: '999921100001001', name: '第一网格' }],
    bytes: held.bytes,
    none: null,
  })
})

it('hands bytes on without copying them', () => {
  const bytes = new ArrayBuffer(4)
  expect(plain(shallowRef({ bytes }).value).bytes).toBe(bytes)
})
