/** Which face serves which post. */
import type { Role } from '@/api/types'

export type Face = 'field' | 'desk' | 'region'

export const FACE_OF_ROLE: Record<Role, Face> = {
  grid_worker: 'field',
  dispatcher: 'desk',
  mediator: 'desk',
  leader: 'region',
}

export const PATH_OF_FACE: Record<Face, string> = { field: '/m/', desk: '/desk/', region: '/region/' }
