/** The configuration of the county: its sections, their tables, and what became of them. */
import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, fetchSigned, ok } from '@/api/client'
import type { Uuid } from '@/api/types'

import type { ChangeOut, PreviewOut, Row, TableOut, TakenOut } from './types'

export const CONFIG = 'config'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function useSections(enabled = true) {
  return useQuery({
    queryKey: [CONFIG, 'sections'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/config/sections', { signal })),
    enabled,
  })
}

export function useTable(section: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [CONFIG, 'table', toValue(section)]),
    queryFn: ({ signal }) => readTable(toValue(section), signal),
  })
}

export function readTable(section: string, signal?: AbortSignal): Promise<TableOut> {
  return ok(api.GET('/api/v1/config/{section}', { params: { path: { section } }, signal }))
}

export function useChanges(section: MaybeRefOrGetter<string>) {
  return useInfiniteQuery({
    queryKey: computed(() => [CONFIG, 'changes', toValue(section)]),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      ok(
        api.GET('/api/v1/config/changes', {
          params: { query: { section: toValue(section) || undefined, cursor: pageParam, size: 20 } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useChange(id: MaybeRefOrGetter<Uuid>) {
  return useQuery({
    queryKey: computed(() => [CONFIG, 'change', toValue(id)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/config/changes/{change_id}', { params: { path: { change_id: toValue(id) } }, signal })),
    staleTime: Infinity,
  })
}

export interface Wanted {
  section: string
  rows: Row[]
  validFrom: string
  why: string
}

export function preview({ section, rows, validFrom, why }: Wanted): Promise<PreviewOut> {
  const body = { valid_from: validFrom, rows, why }
  return ok(api.POST('/api/v1/config/{section}/preview', { params: { path: { section } }, body }))
}

export function save({ section, rows, validFrom, why }: Wanted, version: string): Promise<TableOut> {
  const header = { 'If-Match': `"${version}"` }
  const body = { valid_from: validFrom, rows, why }
  return ok(api.PUT('/api/v1/config/{section}', { params: { path: { section }, header }, body }))
}

export function undo(change: Uuid): Promise<ChangeOut> {
  return ok(api.POST('/api/v1/config/changes/{change_id}/undo', { params: { path: { change_id: change } } }))
}

/** The table as a workbook, and the rows of one. */
export async function sheetOf(section: string): Promise<Blob> {
  return (await fetchSigned(`/api/v1/config/${section}/xlsx`)).blob()
}

export async function rowsOfSheet(section: string, file: Blob): Promise<Row[]> {
  const { rows } = await ok(
    api.POST('/api/v1/config/{section}/xlsx', {
      params: { path: { section } },
      body: '',
      bodySerializer: () => file,
      headers: { 'Content-Type': SHEET },
    }),
  )
  return rows
}

export async function wholeFile(): Promise<Blob> {
  return (await fetchSigned('/api/v1/config')).blob()
}

export interface Taking {
  file: unknown
  validFrom: string
  why: string
}

/** A dry run without a version; with the one it told, the thing itself. */
export function take({ file, validFrom, why }: Taking, version?: string): Promise<TakenOut> {
  const header = version === undefined ? {} : { 'If-Match': `"${version}"` }
  const body = { valid_from: validFrom, dry_run: version === undefined, why, file }
  return ok(api.POST('/api/v1/config', { params: { header }, body }))
}

/** Gives a file to whoever is at this screen. */
export function hand(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
