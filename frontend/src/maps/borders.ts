/**
 * The lines between areas, and only those.
 *
 * No outer edge is ever drawn: at the county's rim it would be a boundary line that only the competent
 * office may draw (`docs`: the map is honest). Shapes of one level share their edges point by point, so an
 * edge that two areas have is a line between them, and an edge of one area alone is the rim.
 */
import type { AreaShapes } from './shapes'

type Point = [lng: number, lat: number]
export type Line = Point[]

const keyOf = (point: Point): string => `${point[0]} ${point[1]}`

/** Shared edges of the areas, joined to lines as long as they go. */
export function innerBorders(shapes: AreaShapes): Line[] {
  return join(sharedEdges(shapes))
}

function sharedEdges(shapes: AreaShapes): [Point, Point][] {
  const seen = new Map<string, { edge: [Point, Point]; times: number }>()
  for (const ring of ringsOf(shapes)) {
    for (let index = 1; index < ring.length; index += 1) {
      const edge: [Point, Point] = [ring[index - 1] as Point, ring[index] as Point]
      const key = [keyOf(edge[0]), keyOf(edge[1])].sort().join('|')
      const known = seen.get(key)
      if (known === undefined) seen.set(key, { edge, times: 1 })
      else known.times += 1
    }
  }
  return [...seen.values()].filter(({ times }) => times > 1).map(({ edge }) => edge)
}

function* ringsOf(shapes: AreaShapes): Generator<Point[]> {
  for (const { geometry } of shapes.features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    for (const polygon of polygons) yield* polygon as Point[][]
  }
}

/** Walks from every line end and every crossing, then around the rings that are left. */
function join(edges: [Point, Point][]): Line[] {
  const neighbours = new Map<string, { point: Point; to: Map<string, Point> }>()
  const put = (from: Point, to: Point): void => {
    const key = keyOf(from)
    const node = neighbours.get(key) ?? { point: from, to: new Map<string, Point>() }
    node.to.set(keyOf(to), to)
    neighbours.set(key, node)
  }
  for (const [a, b] of edges) {
    put(a, b)
    put(b, a)
  }

  const ends = [...neighbours].filter(([, { to }]) => to.size !== 2)
  // Taken down now: walking uses edges up, and a crossing must stay one.
  const stops = new Set(ends.map(([key]) => key))

  const walk = (start: Point): Line => {
    const line: Line = [start]
    let at = start
    for (;;) {
      const node = neighbours.get(keyOf(at))
      const next = node?.to.entries().next().value
      if (node === undefined || next === undefined) return line
      const [nextKey, point] = next
      node.to.delete(nextKey)
      neighbours.get(nextKey)?.to.delete(keyOf(at))
      line.push(point)
      at = point
      if (stops.has(nextKey)) return line
    }
  }

  const lines: Line[] = []
  for (const [, node] of ends) while (node.to.size > 0) lines.push(walk(node.point))
  for (const node of neighbours.values()) while (node.to.size > 0) lines.push(walk(node.point))
  return lines
}
