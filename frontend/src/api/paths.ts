/**
 * The addresses of `/api/v1` in the shape openapi-fetch reads.
 * Written from the contract; gives way to `schema.gen.ts`, which `npm run gen` makes from the server's schema.
 */
import type {
  AreaOut,
  BorderVillageOut,
  CaseCounts,
  CaseOut,
  CaseReportIn,
  CaseRow,
  CategoryOut,
  ChoroplethOut,
  Datum,
  HouseholdOut,
  HouseholdRow,
  LocatedOut,
  Page,
  PhotoOut,
  Queue,
  RevealIn,
  RevealedOut,
  ServicePointOut,
  SessionIn,
  SessionOut,
  State,
  TimelineEntry,
  TotalsOut,
  Track,
  Uuid,
  WorkerOut,
} from './types'
import type { EventsPage } from '@/live/messages'

interface Asked {
  query?: object
  path?: object
  header?: object
  body?: unknown
  ok: unknown
}

type Part<A, Name extends keyof Asked> = A extends Record<Name, infer Value>
  ? Record<Name, Value>
  : Partial<Record<Name, never>>

type Body<A> = A extends { body: infer B }
  ? { requestBody: { content: { 'application/json': B } } }
  : { requestBody?: never }

type Operation<A extends Asked> = Body<A> & {
  parameters: Part<A, 'query'> & Part<A, 'path'> & Part<A, 'header'> & { cookie?: never }
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': A['ok'] } } }
}

interface Versioned {
  'If-Match': string
}

export interface paths {
  '/api/v1/session': {
    get: Operation<{ ok: SessionOut }>
    post: Operation<{ body: SessionIn; ok: SessionOut }>
    delete: Operation<{ ok: undefined }>
  }
  '/api/v1/session/post': { put: Operation<{ body: { post_id: Uuid }; ok: SessionOut }> }
  '/api/v1/workers': { get: Operation<{ query: { area: string }; ok: { items: WorkerOut[] } }> }
  '/api/v1/areas/{code}': { get: Operation<{ path: { code: string }; ok: AreaOut }> }
  '/api/v1/areas/{code}/shapes': {
    get: Operation<{ path: { code: string }; ok: GeoJSON.FeatureCollection }>
  }
  '/api/v1/locate': {
    get: Operation<{
      query: { lng: number; lat: number; datum: Datum; accuracy?: number }
      ok: LocatedOut
    }>
  }
  '/api/v1/categories': { get: Operation<{ ok: { items: CategoryOut[] } }> }
  '/api/v1/cases': {
    get: Operation<{
      query: {
        queue?: Queue
        category?: string
        state?: State
        track?: Track
        area?: string
        cursor?: string
        size?: number
      }
      ok: Page<CaseRow>
    }>
    post: Operation<{ body: CaseReportIn; ok: CaseOut }>
  }
  '/api/v1/cases/counts': { get: Operation<{ ok: CaseCounts }> }
  '/api/v1/cases/{id}': { get: Operation<{ path: { id: Uuid }; ok: CaseOut }> }
  '/api/v1/cases/{id}/timeline': {
    get: Operation<{ path: { id: Uuid }; ok: { items: TimelineEntry[] } }>
  }
  '/api/v1/cases/{id}/{action}': {
    post: Operation<{
      path: { id: Uuid; action: string }
      header: Versioned
      body: object
      ok: CaseOut
    }>
  }
  '/api/v1/cases/{id}/photos/{photo_id}': {
    put: Operation<{ path: { id: Uuid; photo_id: Uuid }; body: Blob; ok: PhotoOut }>
  }
  '/api/v1/households': {
    get: Operation<{ query: { cursor?: string; size?: number }; ok: Page<HouseholdRow> }>
  }
  '/api/v1/households/{id}': { get: Operation<{ path: { id: Uuid }; ok: HouseholdOut }> }
  '/api/v1/residents/{id}/reveal': {
    post: Operation<{ path: { id: Uuid }; body: RevealIn; ok: RevealedOut }>
  }
  '/api/v1/registry/totals': { get: Operation<{ query: { area: string }; ok: TotalsOut }> }
  '/api/v1/border-villages': { get: Operation<{ ok: { items: BorderVillageOut[] } }> }
  '/api/v1/service-points': {
    get: Operation<{
      query: { area?: string; center?: string; open_now?: boolean }
      ok: { items: ServicePointOut[] }
    }>
  }
  '/api/v1/service-points/{id}': { get: Operation<{ path: { id: Uuid }; ok: ServicePointOut }> }
  '/api/v1/maps/choropleth': {
    get: Operation<{
      query: { area: string; days?: number; category?: string }
      ok: ChoroplethOut
    }>
  }
  '/api/v1/events': {
    get: Operation<{
      query: { county: string; after: number; epoch: string; limit?: number }
      ok: EventsPage
    }>
  }
}
