/**
 * How far an operation reaches for the present post, as the server's table has it (`policy.csv`). What is absent is
 * refused. No page asks for the name of a role.
 */
import type { components } from '@/api/schema.gen'
import type { Track, Uuid } from '@/api/types'
import { countyOf, levelOf } from '@/territory/level'

export type Reach = components['schemas']['ReachOut']
export type Reaches = Readonly<Record<string, Reach>>

export interface Viewer {
  accountId: Uuid
  areaCode: string
  reach: Reach
}

/** Whether a case is within reach by its place and its track; one's own are the reach's `own`. */
export function covers({ reach, areaCode }: Viewer, track: Track | undefined, gridCode: string): boolean {
  if (reach.tracks !== null && !reach.tracks.includes(track ?? '')) return false
  const ground = groundOf(reach, areaCode)
  return ground !== null && gridCode.startsWith(ground)
}

/** Whether a case's place decides; else it hangs on whose it is, which no case tells. */
export function hangsOnArea({ span }: Reach): boolean {
  return ['any', 'county', 'area', 'grid'].includes(span)
}

/** The area it lies in; null where it does not hang on an area at all. */
function groundOf({ span }: Reach, areaCode: string): string | null {
  switch (span) {
    case 'any':
      return ''
    case 'county':
      return countyOf(areaCode)
    case 'area':
      return areaCode
    case 'grid':
      return levelOf(areaCode) === 'grid' ? areaCode : null
    default:
      return null
  }
}
