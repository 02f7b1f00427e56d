/** The templates that papers are made by. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import { CONFIG } from '@/config/queries'

import type { Format } from './queries'

export type TemplateLook = components['schemas']['TemplateLookOut']
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function useKinds() {
  return useQuery({
    queryKey: ['paper_kinds'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/papers/kinds', { signal })),
  })
}

/** Under the configuration's key: what somebody else saved is here at once. */
export function useTemplates(kind: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [CONFIG, 'paper_templates', toValue(kind)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/papers/templates/{kind}', { params: { path: { kind: toValue(kind) } }, signal })),
    enabled: computed(() => toValue(kind) !== ''),
  })
}

// The schema's word for raw bytes is "string"; they go out as they are.
const raw = (file: File) => ({
  body: file as unknown as string,
  bodySerializer: () => file,
  headers: { 'Content-Type': DOCX },
})

export const lookAt = (kind: string, file: File): Promise<TemplateLook> =>
  ok(api.POST('/api/v1/papers/templates/{kind}/look', { params: { path: { kind } }, ...raw(file) }))

/** Filled in with the sample. */
export async function preview(kind: string, file: File | null, format: Format): Promise<Blob> {
  const params = { path: { kind }, query: { format } }
  const answered =
    file === null
      ? await ok(api.GET('/api/v1/papers/templates/{kind}/preview', { params, parseAs: 'blob' }))
      : await ok(api.POST('/api/v1/papers/templates/{kind}/preview', { params, parseAs: 'blob', ...raw(file) }))
  return answered as unknown as Blob
}

/** Null: the built-in one again. */
export function put(kind: string, file: File | null, query: { valid_from: string; why: string }) {
  const params = { path: { kind }, query }
  return file === null
    ? ok(api.DELETE('/api/v1/papers/templates/{kind}', { params }))
    : ok(api.PUT('/api/v1/papers/templates/{kind}', { params, ...raw(file) }))
}
