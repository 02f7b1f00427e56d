/** What the county still lacks, for its page and for the menu that leads there. */
import { useQuery } from '@tanstack/vue-query'

import { api, ok } from '@/api/client'

export const useSetupList = (may = true) =>
  useQuery({
    queryKey: ['operations', 'setup'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/operations/setup', { signal })),
    enabled: may,
    refetchOnMount: 'always',
  })
