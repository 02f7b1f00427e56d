import { beforeEach, describe, expect, it, vi } from 'vitest'

import type { SessionOut } from '@/api/types'
import { browser } from '@/people/leaving'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import type { ServerMessage } from './messages'
import { useLive } from './useLive'

const WHO = 'GET /api/v1/session'
const POST = { id: 'dispatcher', role: 'dispatcher', area_code: '999921', area_name: '示例县', organisation: '', organisation_en: '' }
const WU = { account: { id: 'wu', name: '吴' }, post: POST, posts: [POST], csrf_token: 't' } as unknown as SessionOut

class Socket {
  static last: Socket
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  constructor() {
    Socket.last = this
  }
  close(): void {}
  say(message: Partial<ServerMessage>): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

/** wu's page with its socket; what the page asks about the session from here on is counted. */
async function openPage() {
  vi.stubGlobal('WebSocket', Socket)
  answer({ [WHO]: { body: WU } })
  const { result } = runIn(() => ({ session: useSession(), live: useLive() }))
  await result.session.load()
  result.live.start()
  return answer({ [WHO]: { body: WU } })
}

beforeEach(() => void vi.spyOn(browser, 'silence').mockReturnValue())

describe('a page asks who is here', () => {
  it('when its socket greets somebody else', async () => {
    const asked = await openPage()
    Socket.last.say({ kind: 'hello', epoch: 'e', heads: {}, account: 'zheng', post: 'dispatcher' })
    await vi.waitFor(() => expect(asked).toHaveLength(1))
  })

  it('not when it greets the one it shows', async () => {
    const asked = await openPage()
    Socket.last.say({ kind: 'hello', epoch: 'e', heads: {}, account: 'wu', post: 'dispatcher' })
    await Promise.resolve()
    expect(asked).toEqual([])
  })

  it.each<Partial<ServerMessage>>([
    { kind: 'posts' },
    { kind: 'resync', reason: 'scope' },
    { kind: 'act', county: '999921', seq: 1, type: 'people.appointed', object: { type: 'account', id: 'wu', version: 0 } },
    { kind: 'act', county: '999921', seq: 1, type: 'config.upgrade_announced', object: { type: 'upgrade', id: 'u', version: 0 } },
  ])('when told $kind', async (message) => {
    const asked = await openPage()
    Socket.last.say({ kind: 'hello', epoch: 'e', heads: {}, account: 'wu', post: 'dispatcher' })
    Socket.last.say(message)
    await vi.waitFor(() => expect(asked).toHaveLength(1))
  })

  it('at once when its socket is closed for a sign-out', async () => {
    const asked = await openPage()
    Socket.last.onclose?.({ code: 4401 })
    await vi.waitFor(() => expect(asked).toHaveLength(1))
  })
})
