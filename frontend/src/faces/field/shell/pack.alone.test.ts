import { QueryClient } from '@tanstack/vue-query'
import { beforeEach, expect, it, vi } from 'vitest'

import type { SessionOut } from '@/api/types'
import { forgetSealed, markSealed } from '@/ui/sealed'

import { packed, prepare } from './pack'
import { readSealed } from './sealing'

const ME = 'qian'
const session = {
  account: { id: ME, name: ME },
  post: { id: 'post', area_code: '999921100001001', area_name: '', role: 'grid_worker' },
  reaches: { 'workload.day': { span: 'grid' }, 'care.read': { span: 'grid' } },
} as unknown as SessionOut
const WHO = 'qian/post'

vi.mock('@/territory/phoneGround', () => ({ bringGround: async () => ({ grids: 600, bytes: 1_000 }) }))

interface Row {
  id: string
  what: string
  holder: { id: string } | null
  reporter: { id: string } | null
}

/** A server whose lists go on while they are read. */
function aServer(size: number) {
  const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const cases = new Map<string, Row>()
  const events: { seq: number; object: { type: string; id: string } }[] = []
  const server = {
    id,
    cases,
    epoch: 'e',
    asked: [] as string[],
    /** Runs before an answer: the world goes on, or the way is lost. */
    meanwhile: (_path: string): void => undefined,
    put(n: number, more: Partial<Row> = {}): void {
      cases.set(id(n), { id: id(n), what: `第${n}件`, holder: { id: ME }, reporter: null, ...more })
      events.push({ seq: events.length + 1, object: { type: 'case', id: id(n) } })
    },
  }
  for (let n = 1; n <= size; n++) server.put(n)
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url)
    const path = pathname.replace('/api/v1', '')
    server.meanwhile(path)
    server.asked.push(path)
    const found = answerTo(path, searchParams)
    return found === undefined
      ? new Response(JSON.stringify({ code: 'not_found', status: 404, retry: 'never' }), { status: 404 })
      : new Response(JSON.stringify(found))
  })
  function answerTo(path: string, ask: URLSearchParams): unknown {
    const head = events.length
    if (path === '/events') {
      const after = ask.get('after')
      const heard = after === null ? [] : events.filter(({ seq }) => seq > Number(after))
      return { events: heard, next: head, head, epoch: server.epoch }
    }
    if (path === '/cases') {
      const mine = ask.get('queue') === 'mine'
      const from = ask.get('cursor') ?? ''
      const rows = [...cases.values()].filter((row) => (mine ? row.reporter : row.holder)?.id === ME && row.id > from).sort((a, b) => (a.id < b.id ? -1 : 1))
      const page = rows.slice(0, Number(ask.get('size')))
      return { items: page, next: rows.length > page.length ? page[page.length - 1]?.id : null }
    }
    const [, room, key = '', part] = path.split('/')
    if (room === 'cases') return cases.has(key) ? (part === 'timeline' ? { items: [] } : cases.get(key)) : undefined
    if (room === 'areas') return { code: key, name: key, children: [] }
    if (path === '/care') return { items: [{ id: 'agreed' }] }
    if (path === '/workload/day') return { tasks: [{ id: 'task' }] }
    return path === '/categories' ? { items: [] } : undefined
  }
  return server
}

async function held(): Promise<string[]> {
  const boxes = await readSealed(WHO, 'query:["cases","one"')
  return boxes.map(({ value }) => (value as Row).what).sort()
}
const named = (...numbers: number[]): string[] => numbers.map((n) => `第${n}件`).sort()
const upTo = (n: number): number[] => Array.from({ length: n }, (_none, index) => index + 1)

beforeEach(async () => {
  markSealed('somebody')
  await forgetSealed()
  markSealed(WHO)
})

it('brings every case with what happened, places and categories, and says how much it is', async () => {
  aServer(45)
  const client = new QueryClient()
  const told = await prepare(client, session)
  expect(told).toMatchObject({ cases: 45, grids: 600 })
  expect(told.bytes).toBeGreaterThan(1_000)
  expect(await packed(session)).toEqual(told)
  expect(await held()).toEqual(named(...upTo(45)))
  expect(client.getQueryData(['areas', '999921100'])).toMatchObject({ code: '999921100' })
  expect(client.getQueryData(['care', 'agreed'])).toEqual({ items: [{ id: 'agreed' }] })
  expect(client.getQueryData(['workload', 'day'])).toEqual({ tasks: [{ id: 'task' }] })
  expect(await readSealed(WHO, 'next:')).toEqual([])
  expect(client.getQueryData(['cases', 'list', { queue: 'tasks' }])).toMatchObject({ pages: [{ items: { length: 45 } }] })
})

it('skips nothing while the lists change under its hands', async () => {
  const server = aServer(45)
  let done = false
  server.meanwhile = (path) => {
    if (done || server.asked.filter((one) => one === '/cases').length < 2 || path !== '/cases') return
    done = true
    // Behind the page that was read: one comes, one goes, one changes, one is nobody's business.
    server.put(0)
    server.put(3, { holder: { id: 'sun' } })
    server.put(5, { what: '改过' })
    server.put(99, { holder: { id: 'sun' } })
    server.cases.delete(server.id(7))
    server.put(8)
  }
  const client = new QueryClient()
  await prepare(client, session)
  const [page] = client.getQueryData<{ pages: { items: Row[] }[] }>(['cases', 'list', { queue: 'tasks' }])?.pages ?? []
  expect(page?.items.map((row) => row.id)).toEqual([0, ...upTo(45).filter((n) => n !== 3)].map(server.id))
  const rest = upTo(45).filter((n) => ![3, 5].includes(n))
  // What was taken out of sight without an act would be heard of by nobody; here its act is not the worker's either.
  expect(await held()).toEqual([...named(0, ...rest), '改过'].sort())
})

it('goes on where the way was lost, and touches nothing of what was there until it is whole', async () => {
  const server = aServer(45)
  await prepare(new QueryClient(), session)
  server.put(46)
  server.asked.length = 0
  let left = 60
  server.meanwhile = () => {
    if (left-- <= 0) throw new TypeError('no network')
  }
  await expect(prepare(new QueryClient(), session)).rejects.toMatchObject({ retry: 'later' })
  expect(await held()).toEqual(named(...upTo(45)))
  const first = server.asked.filter((path) => path.endsWith('/timeline')).length
  expect(first).toBeGreaterThan(0)
  server.asked.length = 0
  server.meanwhile = () => undefined
  await prepare(new QueryClient(), session)
  expect(await held()).toEqual(named(...upTo(46)))
  expect(server.asked.filter((path) => path.endsWith('/timeline')).length).toBeLessThan(46 - 19)
})

it('begins anew where the journal is another', async () => {
  const server = aServer(25)
  server.meanwhile = (path) => {
    if (path === '/categories') throw new TypeError('no network')
  }
  await expect(prepare(new QueryClient(), session)).rejects.toMatchObject({ retry: 'later' })
  server.meanwhile = () => undefined
  server.epoch = 'after a restore'
  server.cases.delete(server.id(4))
  await prepare(new QueryClient(), session)
  expect(await held()).toEqual(named(...upTo(25).filter((n) => n !== 4)))
})
