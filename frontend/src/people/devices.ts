/** Where one is signed in, and signing out what is not in hand. */
import { useQuery } from '@tanstack/vue-query'

import { api, isProblem, ok } from '@/api/client'
import type { DeviceOut, Uuid } from '@/api/types'

const KEY = ['devices']

export function useDevices() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/session/devices', { signal })),
    select: (answer): DeviceOut[] => answer.items,
    // A list to decide on: looked up whenever it is opened.
    staleTime: 0,
  })
}

/** Signs out one other device, or all others at once. */
export async function signOutOf(which: Uuid | 'others'): Promise<void> {
  if (which === 'others') await api.DELETE('/api/v1/session/devices')
  else await signOutOne(which)
}

async function signOutOne(id: Uuid): Promise<void> {
  try {
    await api.DELETE('/api/v1/session/devices/{device_id}', { params: { path: { device_id: id } } })
  } catch (error) {
    // Gone already is what was wanted.
    if (!isProblem(error, 'not_found')) throw error
  }
}
