import { expect, it, vi } from 'vitest'

import { Precache } from './precache'

const ORIGIN = 'https://grid.example'
const PAGE = '/m/'
const given = (version: string, ...files: string[]) => ({
  version,
  page: PAGE,
  module: `/static/app/assets/field-${version}.js`,
  files: [`/static/app/assets/field-${version}.js`, '/static/app/assets/shared.js', '/static/leaflet/leaflet.js', ...files],
})
const pathOf = (asked: unknown): string => new URL(typeof asked === 'string' ? asked : (asked as Request).url, ORIGIN).pathname

/** The browser's store, as far as it is used. */
function aStore(): CacheStorage {
  const stores = new Map<string, Map<string, Response>>()
  const open = (name: string) => {
    const held = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, held)
    return {
      match: async (asked: unknown) => held.get(pathOf(asked))?.clone(),
      put: async (asked: unknown, answer: Response) => void held.set(pathOf(asked), answer),
    }
  }
  return {
    open: async (name: string) => open(name),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (asked: unknown) => [...stores.values()].map((held) => held.get(pathOf(asked))).find(Boolean)?.clone(),
  } as unknown as CacheStorage
}

/** A server of one release at a time. */
function aServer() {
  const server = {
    version: 'one',
    gone: new Set<string>(),
    fetch: vi.fn(async (asked: string | Request) => {
      const path = pathOf(asked)
      if (server.gone.has(path)) return new Response('', { status: 404 })
      return new Response(path === PAGE ? `<script src="/static/app/assets/field-${server.version}.js">` : path)
    }),
  }
  return server
}

function asked(path: string, { method = 'GET', mode = 'no-cors' } = {}): Request {
  return { url: new URL(path, ORIGIN).href, method, mode } as Request
}

async function filled(version = 'one') {
  const server = aServer()
  server.version = version
  const caches = aStore()
  const precache = new Precache(given(version), { origin: ORIGIN, caches, fetch: server.fetch })
  await precache.fill()
  server.fetch.mockClear()
  return { server, caches, precache }
}

it('opens the page and all its files with no network', async () => {
  const { server, precache } = await filled()
  server.fetch.mockRejectedValue(new TypeError('no network'))
  for (const path of ['/m/', '/m/anywhere']) {
    expect(await (await precache.answer(asked(path, { mode: 'navigate' })))?.text()).toContain('field-one.js')
  }
  for (const path of given('one').files) expect(await (await precache.answer(asked(path)))?.text()).toBe(path)
})

it('leaves everything else to the network', async () => {
  const { precache } = await filled()
  for (const path of ['/api/v1/cases', '/desk/', '/basemap/county.pmtiles', '/static/app/assets/desk.js', '/m/manifest.webmanifest']) {
    expect(precache.answer(asked(path))).toBeNull()
  }
  expect(precache.answer(asked('/desk/', { mode: 'navigate' }))).toBeNull()
  expect(precache.answer(asked('/m/', { method: 'POST', mode: 'navigate' }))).toBeNull()
  expect(precache.answer(asked('https://other.example/m/', { mode: 'navigate' }))).toBeNull()
})

it('keeps no page before all its files are there, and goes on where it stopped', async () => {
  const server = aServer()
  const caches = aStore()
  const precache = new Precache(given('one'), { origin: ORIGIN, caches, fetch: server.fetch })
  server.gone.add('/static/app/assets/shared.js')
  await expect(precache.fill()).rejects.toThrow('shared.js')
  expect(await (await caches.open('pingan-field-one')).match(PAGE)).toBeUndefined()
  server.gone.clear()
  server.fetch.mockClear()
  await precache.fill()
  expect(server.fetch.mock.calls.map(([path]) => pathOf(path))).not.toContain('/static/leaflet/leaflet.js')
})

it('is never put together of two releases', async () => {
  const server = aServer()
  server.version = 'two'
  await expect(new Precache(given('one'), { origin: ORIGIN, caches: aStore(), fetch: server.fetch }).fill()).rejects.toThrow('another release')
})

it('takes what did not change from the release before, asks anew for what may have, and drops the old one', async () => {
  const { server, caches } = await filled()
  server.version = 'two'
  const next = new Precache(given('two'), { origin: ORIGIN, caches, fetch: server.fetch })
  await next.fill()
  const fetched = server.fetch.mock.calls.map(([path]) => pathOf(path))
  expect(fetched).not.toContain('/static/app/assets/shared.js')
  expect(fetched).toContain('/static/leaflet/leaflet.js')
  expect(await caches.keys()).toEqual(['pingan-field-one', 'pingan-field-two'])
  await next.dropOthers()
  expect(await caches.keys()).toEqual(['pingan-field-two'])
})

it('heals where the browser made room: the network answers, and what is missing is kept anew', async () => {
  const { caches, precache } = await filled()
  await caches.delete('pingan-field-one')
  expect(await (await precache.answer(asked('/m/', { mode: 'navigate' })))?.text()).toContain('field-one.js')
  await vi.waitFor(async () => expect(await (await caches.open('pingan-field-one')).match(PAGE)).toBeDefined(), 15_000)
})
