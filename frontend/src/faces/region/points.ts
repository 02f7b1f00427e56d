/** Which service points are asked for; the list and the map show the same ones. */
import type { ServicePointOut } from '@/api/types'

export type Center = ServicePointOut['centers'][number]
export const CENTERS = ['zongzhi', 'petition', 'grid', 'mediation'] as const satisfies readonly Center[]

export interface PointFilter {
  openOnly: boolean
  center: Center | null
}

export function chosen(points: readonly ServicePointOut[], { openOnly, center }: PointFilter): ServicePointOut[] {
  return points.filter((point) => (!openOnly || point.open_now) && (center === null || point.centers.includes(center)))
}
