/** Which face serves which post, and who else may look in. */
import type { PostOut } from '@/api/types'

import { FACES } from './posts.gen'
import type { Reaches } from './reach'

export type Face = (typeof FACES)[number]['name']

/** Whoever may do this looks in at a face that is not their own: dispatchers see their township on the leaders' map. */
const GUESTS: Partial<Record<Face, string>> = { region: 'maps.choropleth', manage: 'config.read' }

/** The face of a post; undefined for one that only a newer release of the pages has. */
export function faceOf(post: Pick<PostOut, 'face'>): Face | undefined {
  return FACES.find(({ path }) => path === post.face)?.name
}

export function facePath(face: Face): string {
  return FACES.find(({ name }) => name === face)?.path ?? '/'
}

export function opensTo(face: Face, post: Pick<PostOut, 'face'>, reaches: Reaches): boolean {
  const asked = GUESTS[face]
  return faceOf(post) === face || (asked !== undefined && reaches[asked] !== undefined)
}
