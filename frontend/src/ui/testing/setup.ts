/** Runs before every test file: the browser's stores are empty and the network is nobody's. */
import { afterAll, afterEach, beforeEach, vi } from 'vitest'

import 'fake-indexeddb/auto'

import { undoAll } from './over'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('This test answers no requests; stub fetch in it.'))),
  )
})

afterEach(undoAll)
// What a page brings when it is first shown may still be on its way when its browser goes.
afterAll(() => vi.dynamicImportSettled())
