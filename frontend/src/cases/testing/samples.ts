/** Cases and steps for tests, each with what the test is about. */
import type { CaseOut, TimelineEntry } from '@/api/types'

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
    due: '2026-10-10T18:00:00+08:00',
    due_of: 'accept',
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
    phone_grid: null,
    lookers: [],
    leases: [],
    holder_left: false,
    photos: [],
    files: [],
    links: [],
    clocks: [],
    escalations: [],
    tasks: [],
    appointments: [],
    organisation: null,
    ending: '',
    supervision: '',
    escalated: 0,
    unread: false,
    actions: [
      { action: 'claim', needs: [] },
      { action: 'release', needs: ['reason'] },
      { action: 'note', needs: ['text'] },
    ],
    ...more,
  } as CaseOut
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
    names: {},
    ...more,
  }
}
