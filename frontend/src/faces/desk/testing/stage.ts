/** A stage for parts of the desk: the words, the cache, and a server that answers from a table. */
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { vi } from 'vitest'
import { defineComponent, h, type Component } from 'vue'
import { createI18n } from 'vue-i18n'

import type { CaseOut, TimelineEntry } from '@/api/types'

import words from '../words.zh'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  ifMatch: string | null
  body: unknown
}

type Answer = { status?: number; body: unknown }
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
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 })
  })
  return asked
}

export function onStage(part: Component, props: Record<string, unknown>): VueWrapper {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const i18n = createI18n({ legacy: false, locale: 'zh', messages: { zh: words } })
  const stage = defineComponent({ render: () => h(part, props) })
  return mount(stage, {
    attachTo: document.body,
    global: { plugins: [createPinia(), [VueQueryPlugin, { queryClient: queries }], i18n] },
  })
}

export const GRID = '999921100200001'

export function aCase(more: Partial<CaseOut> = {}): CaseOut {
  return {
    id: '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e5f',
    code: 'PA-REKQ-8GZ2',
    track: 'event',
    category: '0501',
    state: 'reported',
    urgency: 'general',
    summary: '桥面塌陷',
    what: '桥面塌陷，有车绕行',
    place_note: '',
    grid_code: GRID,
    area_name: '枫垭镇 枫垭社区 枫垭社区第一网格',
    received_at: '2026-10-09T09:00:00+08:00',
    accept_due: '2026-10-10T18:00:00+08:00',
    close_due: '2026-10-16T18:00:00+08:00',
    closed_at: null,
    occurred_at: null,
    occurred_doubtful: false,
    holder: null,
    reporter: { id: 'qian', name: '钱小禾' },
    version: 1,
    lng: null,
    lat: null,
    location: null,
    path: [],
    near: [],
    holder_left: false,
    photos: [],
    actions: [
      { action: 'claim', needs: [] },
      { action: 'hand_to_mediation', needs: ['reason'] },
      { action: 'note', needs: ['text'] },
    ],
    dispute: null,
    ...more,
  }
}

export function aStep(id: number, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id,
    action: 'report',
    at: '2026-10-09T09:00:00+08:00',
    by: { id: 'qian', name: '钱小禾', role: 'grid_worker' },
    from_state: '',
    to_state: 'reported',
    note: '',
    withheld: false,
    data: {},
    ...more,
  }
}
