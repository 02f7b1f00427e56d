/**
 * What the libraries in the bundle use and the oldest browsers we promise (Chrome 79, Safari 14) do not have.
 * Each face imports this before anything else. Our own code needs none of it: `tsconfig.json` shows it ES2020 only.
 * `scripts/floor.mjs` finds what a new library brings along.
 */

type Missing = Record<string, unknown>

function lend(owner: object, name: string, value: unknown): void {
  if (name in owner) return
  // Not enumerable, as the real ones are not.
  Object.defineProperty(owner, name, { value, configurable: true, writable: true })
}

// pinia
lend(Object, 'hasOwn', (owner: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(owner, name))

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}
lend(Array.prototype, 'at', at)

// pmtiles, protomaps-leaflet
lend(AbortSignal.prototype, 'throwIfAborted', function (this: AbortSignal) {
  if (this.aborted) throw (this as unknown as Missing).reason ?? new DOMException('The operation was aborted.', 'AbortError')
})
