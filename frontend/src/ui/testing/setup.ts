/** Runs before every test file: the browser's stores are empty and the network is nobody's. */
import { beforeEach, vi } from 'vitest'

import 'fake-indexeddb/auto'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('This test answers no requests; stub fetch in it.'))),
  )
})
