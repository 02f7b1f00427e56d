/** Which face serves which post, and who else may look in. */
import type { PostOut, Role } from '@/api/types'

export type Face = 'field' | 'desk' | 'region'

const FACE_OF_ROLE: Record<Role, Face> = {
  grid_worker: 'field',
  dispatcher: 'desk',
  mediator: 'desk',
  leader: 'region',
}

export const PATH_OF_FACE: Record<Face, string> = { field: '/m/', desk: '/desk/', region: '/region/' }

export function faceOf(post: PostOut): Face {
  return FACE_OF_ROLE[post.role] ?? 'desk'
}

export function opensTo(face: Face, post: PostOut): boolean {
  // Dispatchers may look at their own township on the leaders' map.
  return faceOf(post) === face || (face === 'region' && post.role === 'dispatcher')
}
