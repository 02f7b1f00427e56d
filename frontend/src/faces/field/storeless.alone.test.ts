/** A browser that lets a page keep nothing, or has no room left, costs it nothing else. */
import { afterEach, expect, it, vi } from 'vitest'

function refuse(): never {
  throw new DOMException('', 'SecurityError')
}

const stores = { localStorage, sessionStorage }
const shut = { getItem: refuse, setItem: refuse, removeItem: refuse, clear: refuse }

afterEach(() => {
  for (const [name, store] of Object.entries(stores)) vi.stubGlobal(name, store)
})

function shutStores(): void {
  for (const name of Object.keys(stores)) vi.stubGlobal(name, shut)
}

it('a report goes on to its receipt although its category is not counted', async () => {
  shutStores()
  const { countUse, inHabitualOrder } = await import('./report/habits')
  countUse('me', '02')
  const [first] = inHabitualOrder('me', [
    { code: '02', usual: 2 },
    { code: '01', usual: 1 },
  ])
  expect(first?.code).toBe('01')
})

it('the size of letters holds for the page', async () => {
  shutStores()
  vi.resetModules()
  const { sight } = await import('./sight')
  sight.large = true
  await vi.waitFor(() => expect(document.documentElement.classList).toContain('large-type'))
})

it('a page that has grown old says so, and does not open anew for ever', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response()))
  shutStores()
  const { renew } = await import('../renewal')
  const failed = vi.fn()
  const reload = vi.fn()
  await renew(failed, reload)
  expect(failed).toHaveBeenCalledOnce()
  expect(reload).not.toHaveBeenCalled()
})
