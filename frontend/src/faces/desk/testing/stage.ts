/** A stage for parts of the desk: the words, the cache, and a server that answers from a table. */
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import { defineComponent, h, type Component } from 'vue'

import type { CaseOut } from '@/api/types'
import { deskSteps, stepPart } from '@/cases/steps'
import { aCase as aBareCase } from '@/cases/testing/samples'
import { createWords, type Messages } from '@/i18n'
import dispute from '@/mediation/words.zh'
import { piniaOfTest } from '@/people/testing/pinia'
import { untilOver } from '@/ui/testing/over'

import words from '../words.zh'
import '../rooms'

// What is brought when it is first shown has come before the curtain rises: nobody on stage waits for a file.
await Promise.all(deskSteps().map((step) => comes(stepPart(step)?.form?.component)))

async function comes(part: Component | undefined): Promise<void> {
  await (part as { __asyncLoader?: () => Promise<unknown> } | undefined)?.__asyncLoader?.()
}

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  ifMatch: string | null
  body: unknown
}

type Answer = { status?: number; body: unknown; headers?: Record<string, string> }
export type Server = (asked: Asked) => Answer | undefined

/** Answers every request by `server`; what it does not know is 404. Returns the list of requests so far. */
export function serve(server: Server): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    const text = await request.text()
    const one: Asked = {
      method: request.method,
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      ifMatch: request.headers.get('If-Match'),
      body: text === '' ? undefined : JSON.parse(text),
    }
    asked.push(one)
    const answer = server(one) ?? { status: 404, body: { code: 'not_found', status: 404, title: '没有找到' } }
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200, headers: answer.headers })
  })
  return asked
}

/** `more`: words of rooms that the desk does not have. */
export function onStage(part: Component, props: Record<string, unknown>, more: Messages = {}): VueWrapper {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const i18n = createWords({ zh: { ...words, ...dispute, ...more } })
  const stage = defineComponent({ render: () => h(part, props) })
  return untilOver(
    mount(stage, {
      attachTo: document.body,
      global: { plugins: [piniaOfTest(), [VueQueryPlugin, { queryClient: queries }], i18n] },
    }),
  )
}

export { aStep, GRID } from '@/cases/testing/samples'

/** A case that waits at a desk which may take it, or hand it to those who mediate. */
export function aCase(more: Partial<CaseOut> = {}): CaseOut {
  return aBareCase({
    actions: [
      { action: 'claim', needs: [] },
      { action: 'hand_to_mediation', needs: ['reason'] },
      { action: 'note', needs: ['text'] },
    ],
    dispute: null,
    ...more,
  })
}
