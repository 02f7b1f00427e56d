/** Data free of Vue's proxies: IndexedDB, workers and other pages clone what they are given, and refuse a proxy. */
import { toRaw } from 'vue'

/** A copy of lists and plain objects all the way down; bytes and texts are handed on as they are. */
export function plain<T>(value: T): T {
  const raw: unknown = toRaw(value)
  if (Array.isArray(raw)) return raw.map((item: unknown) => plain(item)) as T
  if (raw === null || typeof raw !== 'object' || Object.prototype.toString.call(raw) !== '[object Object]') return raw as T
  return Object.fromEntries(Object.entries(raw).map(([name, item]) => [name, plain(item as unknown)])) as T
}
