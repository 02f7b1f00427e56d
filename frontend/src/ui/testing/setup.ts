/** Runs before every test file: the browser's stores are empty and the network is nobody's. */
import { afterAll, afterEach, beforeEach, vi } from 'vitest'

import 'fake-indexeddb/auto'

import { undoAll } from './over'

// A second is what the runner waits by itself, and a busy machine stands still for longer. Nothing gets slower by it:
// whoever waits goes on as soon as it is so. The files of one browser share the runner, and so this.
const PATIENCE_MS = 15_000
const patient = Symbol.for('pingan.patient')
if (!(patient in vi)) {
  const { waitFor } = vi
  vi.waitFor = (look, asked) => waitFor(look, typeof asked === 'number' ? asked : { timeout: PATIENCE_MS, ...asked })
  Object.defineProperty(vi, patient, { value: true })
}

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
