/** The configuration of the county: its sections and their tables. */
import { useQuery } from '@tanstack/vue-query'

import { api, ok } from '@/api/client'

export const CONFIG_KEY = 'config'

export function useSections() {
  return useQuery({
    queryKey: [CONFIG_KEY, 'sections'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/config/sections', { signal })),
  })
}
