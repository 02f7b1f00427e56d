/**
 * The files of one release, kept by the browser so that the page opens without a network. All of them or none: a
 * page is never put together of two releases. Runs in the worker, and knows nothing of screens and persons.
 */
import type { Given } from './given'

const PREFIX = 'pingan-field-'
/** Vite names them by their content: the same name is the same file for ever. */
const FOR_EVER = '/static/app/assets/'
/** As many as a browser asks one host for; more would only take the line from the page. */
const AT_ONCE = 4

export interface World {
  origin: string
  caches: CacheStorage
  fetch(address: string | Request, init?: RequestInit): Promise<Response>
}

export class Precache {
  private readonly name: string
  private readonly files: ReadonlySet<string>

  constructor(
    private readonly given: Given,
    private readonly world: World,
  ) {
    this.name = PREFIX + given.version
    this.files = new Set(given.files)
  }

  /** Brings what is not here yet; rejects where something cannot be had, and goes on from there the next time. */
  async fill(): Promise<void> {
    const cache = await this.world.caches.open(this.name)
    const wanted = [...this.files]
    const take = async (): Promise<void> => {
      for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) await this.bring(cache, file)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, take))
    // The page comes last: where it is kept, everything it asks for is.
    await this.bringPage(cache)
  }

  private async bring(cache: Cache, file: string): Promise<void> {
    if ((await cache.match(file, { ignoreVary: true })) !== undefined) return
    const kept = file.startsWith(FOR_EVER) ? await this.world.caches.match(file, { ignoreVary: true }) : undefined
    const answer = kept ?? (await this.world.fetch(file, { cache: file.startsWith(FOR_EVER) ? 'default' : 'reload' }))
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
    await cache.put(file, answer)
  }

  private async bringPage(cache: Cache): Promise<void> {
    const answer = await this.world.fetch(this.given.page, { cache: 'reload', credentials: 'same-origin' })
    if (!answer.ok || answer.redirected) throw new Error(`${this.given.page}: ${answer.status}`)
    // A release may come between the worker's file and the page: that page is the next worker's.
    if (!(await answer.clone().text()).includes(this.given.module)) throw new Error('The page is of another release.')
    await cache.put(this.given.page, answer)
  }

  /** What earlier releases have left here. */
  async dropOthers(): Promise<void> {
    const names = await this.world.caches.keys()
    await Promise.all(
      names.filter((name) => name.startsWith(PREFIX) && name !== this.name).map((name) => this.world.caches.delete(name)),
    )
  }

  /** The answer to a request of the page; null for whatever is not ours: data, maps, other faces. */
  answer(request: Request): Promise<Response> | null {
    if (request.method !== 'GET') return null
    const { origin, pathname } = new URL(request.url)
    if (origin !== this.world.origin) return null
    if (request.mode === 'navigate') return pathname.startsWith(this.given.page) ? this.page(request) : null
    return this.files.has(pathname) ? this.file(request, pathname) : null
  }

  private async page(request: Request): Promise<Response> {
    const kept = await this.kept(this.given.page)
    if (kept !== undefined) return kept
    // The browser made room, or the page asked to be mended: the server has it, and it is kept anew.
    const answer = await this.world.fetch(request)
    void this.fill().catch(() => undefined)
    return answer
  }

  private async file(request: Request, pathname: string): Promise<Response> {
    return (await this.kept(pathname)) ?? this.world.fetch(request)
  }

  private async kept(file: string): Promise<Response | undefined> {
    // A store that does not open is no reason not to ask the network.
    return this.world.caches
      .open(this.name)
      .then((cache) => cache.match(file, { ignoreVary: true }))
      .catch(() => undefined)
  }
}
