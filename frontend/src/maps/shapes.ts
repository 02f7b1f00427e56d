/** Shapes of areas as `GET /api/v1/areas/{code}/shapes` gives them. */
import type { AreaLevel } from '@/api/types'

export interface AreaProperties {
  code: string
  name: string
  level: AreaLevel
  is_border_village: boolean
  /** A point well inside the area, for its name and figure; lng lat. */
  label_point: [number, number]
}

export type AreaShapes = GeoJSON.FeatureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon, AreaProperties>
