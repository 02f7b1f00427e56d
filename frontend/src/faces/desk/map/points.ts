/** Rows by the place they were reported from: what lies in one yard is one sign. */
import type { CaseRow } from '@/api/types'

export interface Point {
  key: string
  lng: number
  lat: number
  rows: CaseRow[]
}

/** Four decimals are eleven metres. */
const FINE = 4

/** In the order of the list, so that the first of a place is the first of its row. */
export function pointsOf(rows: readonly CaseRow[]): Point[] {
  const points = new Map<string, Point>()
  for (const row of rows) {
    if (row.lng === null || row.lat === null) continue
    const key = `${row.lng.toFixed(FINE)},${row.lat.toFixed(FINE)}`
    const point = points.get(key) ?? { key, lng: row.lng, lat: row.lat, rows: [] }
    point.rows.push(row)
    points.set(key, point)
  }
  return [...points.values()]
}
