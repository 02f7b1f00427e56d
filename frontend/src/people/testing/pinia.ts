/** The stores of a page that lasts as long as its test. */
import { createPinia, type Pinia } from 'pinia'
import { vi } from 'vitest'

import { whenOver } from '@/ui/testing/over'

import { useSession } from '../useSession'

/**
 * A session hears of others for as long as its page is there, and when somebody else is here the page goes, and asks
 * nothing any more. Pages of tests share one browser, so a session goes deaf when its test is over: otherwise the
 * person of the next test would end the page of the one before, and silence what both share.
 */
export function piniaOfTest(): Pinia {
  const pinia = createPinia()
  const hearing = [window, document].map((target) => ({ target, spy: vi.spyOn(target, 'addEventListener') }))
  useSession(pinia)
  for (const { target, spy } of hearing) {
    const heard = [...spy.mock.calls]
    spy.mockRestore()
    whenOver(() => heard.forEach(([type, listener]) => target.removeEventListener(type, listener)))
  }
  return pinia
}
