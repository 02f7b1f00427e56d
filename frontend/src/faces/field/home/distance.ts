/** How far it is from here, worked out on the phone: where the worker stands is told to nobody. */

export interface Spot {
  lng: number
  lat: number
}

const EARTH_M = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Along the ground as the crow flies, in metres. */
export function metresBetween(one: Spot, other: Spot): number {
  const [north, east] = [radians(other.lat - one.lat), radians(other.lng - one.lng)]
  const a = Math.sin(north / 2) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(a)))
}

interface Placed {
  lng: number | null
  lat: number | null
}

/** Null where the case has no point. */
export function metresTo(from: Spot, { lng, lat }: Placed): number | null {
  return lng === null || lat === null ? null : metresBetween(from, { lng, lat })
}

/** The nearest first; what has no point keeps its order at the end. */
export function nearestFirst<T extends Placed>(from: Spot, rows: readonly T[]): T[] {
  const far = (row: T): number => metresTo(from, row) ?? Infinity
  return rows
    .map((row, place) => ({ row, place, far: far(row) }))
    .sort((one, other) => (one.far === other.far ? one.place - other.place : one.far - other.far))
    .map(({ row }) => row)
}

/** As people say it: tens of metres near by, kilometres with one place farther off. */
export function roundDistance(metres: number): { unit: 'm' | 'km'; n: string } {
  if (metres < 1000) return { unit: 'm', n: String(Math.max(10, Math.round(metres / 10) * 10)) }
  return { unit: 'km', n: (metres / 1000).toFixed(metres < 10_000 ? 1 : 0) }
}
