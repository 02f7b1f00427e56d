import { describe, expect, it } from 'vitest'

import { innerBorders } from './borders'
import type { AreaShapes } from './shapes'

/** A square of one degree with its lower left corner at the given place. */
function square(code: string, lng: number, lat: number): AreaShapes['features'][number] {
  const ring = [
    [lng, lat],
    [lng + 1, lat],
    [lng + 1, lat + 1],
    [lng, lat + 1],
    [lng, lat],
  ]
  return {
    type: 'Feature',
    id: code,
    properties: { code, name: code, level: 'township', is_border_village: false, label_point: [lng + 0.5, lat + 0.5] },
    geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
  }
}

const collection = (...features: AreaShapes['features']): AreaShapes => ({ type: 'FeatureCollection', features })

describe('the lines between areas', () => {
  it('are the edges two areas share, never the rim', () => {
    const lines = innerBorders(collection(square('a', 0, 0), square('b', 1, 0)))
    expect(lines).toHaveLength(1)
    expect(lines[0]?.map(([lng]) => lng)).toEqual([1, 1])
  })

  it('are none around a single area', () => {
    expect(innerBorders(collection(square('a', 0, 0)))).toEqual([])
  })

  it('meet at a crossing and cover every shared edge once', () => {
    const four = [square('a', 0, 0), square('b', 1, 0), square('c', 0, 1), square('d', 1, 1)]
    const lines = innerBorders(collection(...four))
    expect(lines).toHaveLength(4)
    for (const line of lines) expect(line.some(([lng, lat]) => lng === 1 && lat === 1)).toBe(true)
  })

  it('run on where nothing branches off', () => {
    const lines = innerBorders(collection(square('a', 0, 0), square('c', 0, 1), square('b', 1, 0)))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toHaveLength(3)
  })
})
