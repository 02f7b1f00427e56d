/**
 * The grid of a point, found on the phone: the server's rule (`territory/selectors.py`, GRID_AT_SQL) over the file that
 * `territory/grid_file.py` writes. The same answer, to the point on a border; a lookup takes microseconds.
 */
import type { components } from '@/api/schema.gen'

export type Located = components['schemas']['LocatedOut']

const MAX_ACCURACY_M = 500
const MAX_NEAR = 8
/** Metres a degree: on the sphere, and never more than the shortest one of latitude. */
const DEGREE_M = 111_195
const SHORTEST_DEGREE_M = 110_574
/** Lines and grids of a bit: a cheap phone reads so many in a few milliseconds. */
const BIT = 64

interface Head {
  version: string
  scale: number
  lines: number
  /** What codes begin with, and path names up to the grid's own; and the rest of each. */
  within: [code: string, path: string, grids: [code: string, name: string][]][]
}

interface Grid {
  code: string
  name: string
  path_name: string
  /** lng, lat, lng, lat, …; the first point is said again at the end. */
  rings: Float64Array[]
  west: number
  south: number
  east: number
  north: number
}

export class Ground {
  /** Cells of equal size over the whole county, each with the grids whose boxes reach into it. */
  private readonly cells = new Map<number, Grid[]>()
  private readonly west: number
  private readonly south: number
  private readonly across: number
  private readonly step: number

  private constructor(
    readonly version: string,
    readonly grids: readonly Grid[],
  ) {
    this.west = least(grids.map((grid) => grid.west))
    this.south = least(grids.map((grid) => grid.south))
    const width = -least(grids.map((grid) => -grid.east)) - this.west
    // About as many cells as grids: a cell then knows a handful of them.
    this.across = Math.max(1, Math.ceil(Math.sqrt(grids.length)))
    this.step = width / this.across || 1
  }

  private enter(grid: Grid): void {
    this.eachCell(grid.west, grid.south, grid.east, grid.north, (cell) => {
      const held = this.cells.get(cell)
      if (held === undefined) this.cells.set(cell, [grid])
      else held.push(grid)
    })
  }

  /** Throws for bytes that are no such file. */
  static read(bytes: ArrayBuffer): Ground {
    const steps = Ground.reading(bytes)
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
    }
  }

  /** The same bit by bit, for whoever has more to do meanwhile. */
  static *reading(bytes: ArrayBuffer): Generator<undefined, Ground> {
    const size = new DataView(bytes).getUint32(0, true)
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, size))) as Head
    const numbers = new Numbers(new Uint8Array(bytes, 4 + size))
    const lines: Float64Array[] = []
    for (const line of readLines(numbers, head)) {
      lines.push(line)
      if (lines.length % BIT === 0) yield
    }
    const grids: Grid[] = []
    for (const grid of readGrids(numbers, head, lines)) {
      grids.push(grid)
      if (grids.length % BIT === 0) yield
    }
    const ground = new Ground(head.version, grids)
    for (const [index, grid] of grids.entries()) {
      ground.enter(grid)
      if (index % BIT === 0) yield
    }
    return ground
  }

  /** The grid of a point in the stored frame, and the others within its accuracy circle, nearest first. */
  locate(lng: number, lat: number, accuracyM = 0): Located {
    const radius = Math.min(Math.max(accuracyM, 0), MAX_ACCURACY_M)
    const squeeze = squeezeAt(lat)
    const found: { grid: Grid; metres: number }[] = []
    for (const grid of this.around(lng, lat, radius / squeeze / SHORTEST_DEGREE_M, radius / SHORTEST_DEGREE_M)) {
      const metres = covers(grid, lng, lat) ? 0 : distance(grid, lng, lat, squeeze) * DEGREE_M
      if (metres <= radius) found.push({ grid, metres })
    }
    found.sort((one, other) => one.metres - other.metres || (one.grid.code < other.grid.code ? -1 : 1))
    const at = found[0]?.metres === 0 ? found[0].grid : null
    const near = found.filter(({ grid }) => grid !== at).slice(0, MAX_NEAR)
    return {
      grid: at === null ? null : { code: at.code, name: at.name, path_name: at.path_name },
      near: near.map(({ grid: { code, name } }) => ({ code, name })),
      outside: at === null,
    }
  }

  /** Metres from a point to a grid, none within it; null for one that is not known here. */
  metresTo(code: string, lng: number, lat: number): number | null {
    const grid = this.grids.find((one) => one.code === code)
    if (grid === undefined) return null
    return covers(grid, lng, lat) ? 0 : distance(grid, lng, lat, squeezeAt(lat)) * DEGREE_M
  }

  private around(lng: number, lat: number, wide: number, high: number): Set<Grid> {
    const found = new Set<Grid>()
    this.eachCell(lng - wide, lat - high, lng + wide, lat + high, (cell) => {
      for (const grid of this.cells.get(cell) ?? []) {
        if (grid.west > lng + wide || grid.east < lng - wide || grid.south > lat + high || grid.north < lat - high) continue
        found.add(grid)
      }
    })
    return found
  }

  private eachCell(west: number, south: number, east: number, north: number, visit: (cell: number) => void): void {
    const at = (degrees: number, from: number): number => Math.floor((degrees - from) / this.step)
    for (let x = Math.max(0, at(west, this.west)); x <= Math.min(this.across, at(east, this.west)); x++) {
      for (let y = Math.max(0, at(south, this.south)); y <= at(north, this.south); y++) visit(y * (this.across + 1) + x)
    }
  }
}

/** A degree along a parallel, by one of latitude. */
const squeezeAt = (lat: number): number => Math.max(Math.cos((lat * Math.PI) / 180), 0.01)

/** A list may be longer than a call takes arguments. */
const least = (numbers: number[]): number => numbers.reduce((one, other) => Math.min(one, other), Infinity)

class Numbers {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  /** By multiplying, for bits are lost above thirty-two. */
  next(): number {
    let value = 0
    let worth = 1
    for (;;) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) throw new RangeError('The file of grids ends too early.')
      value += (byte & 127) * worth
      if (byte < 128) break
      worth *= 128
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
}

function* readLines(numbers: Numbers, { lines, scale }: Head): Generator<Float64Array> {
  let x = 0
  let y = 0
  for (let line = 0; line < lines; line++) {
    const points = new Float64Array(numbers.next() * 2)
    for (let i = 0; i < points.length; i += 2) {
      x += numbers.next()
      y += numbers.next()
      // The division gives the very number that the decimal stands for.
      points[i] = x / scale
      points[i + 1] = y / scale
    }
    yield points
  }
}

function* readGrids(numbers: Numbers, { within }: Head, lines: Float64Array[]): Generator<Grid> {
  let place = 0
  for (const { code, name, path_name } of namesOf(within)) {
    const rings = Array.from({ length: numbers.next() }, () => {
      const walked = Array.from({ length: numbers.next() }, () => {
        place += numbers.next()
        return place < 0 ? backwards(lines[-1 - place] as Float64Array) : (lines[place] as Float64Array)
      })
      return joined(walked)
    })
    yield { code, name, path_name, rings, ...boxOf(rings) }
  }
}

function* namesOf(within: Head['within']): Generator<Pick<Grid, 'code' | 'name' | 'path_name'>> {
  for (const [around, path, grids] of within) {
    for (const [code, name] of grids) yield { code: around + code, name, path_name: path + name }
  }
}

function backwards(line: Float64Array): Float64Array {
  const turned = new Float64Array(line.length)
  for (let i = 0; i < line.length; i += 2) {
    turned[i] = line[line.length - 2 - i] as number
    turned[i + 1] = line[line.length - 1 - i] as number
  }
  return turned
}

/** Where one line ends the next begins: the point between them is said once. */
function joined(lines: Float64Array[]): Float64Array {
  const ring = new Float64Array(lines.reduce((sum, line) => sum + line.length - 2, 2))
  let at = 0
  for (const line of lines) {
    ring.set(line, at)
    at += line.length - 2
  }
  return ring
}

function boxOf(rings: Float64Array[]): Pick<Grid, 'west' | 'south' | 'east' | 'north'> {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box.west = Math.min(box.west, ring[i] as number)
      box.east = Math.max(box.east, ring[i] as number)
      box.south = Math.min(box.south, ring[i + 1] as number)
      box.north = Math.max(box.north, ring[i + 1] as number)
    }
  }
  return box
}

/**
 * Inside, or on a border. In doubles and in the very order in which PostGIS counts (`point_in_ring`): what rounding
 * makes of a point on a border is then the same here and there. Exact arithmetic gave other answers than the server.
 */
function covers({ rings, west, south, east, north }: Grid, x: number, y: number): boolean {
  return x >= west && x <= east && y >= south && y <= north && isIn(rings, x, y, 1)
}

function isIn(rings: Float64Array[], x: number, y: number, squeeze: number): boolean {
  let inside = false
  for (const ring of rings) {
    let turns = 0
    for (let i = 2; i < ring.length; i += 2) {
      const ax = (ring[i - 2] as number) * squeeze
      const ay = ring[i - 1] as number
      const bx = (ring[i] as number) * squeeze
      const by = ring[i + 1] as number
      if ((ay > y && by > y) || (ay < y && by < y)) continue
      const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
      if (side === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return true
      if (ay <= y && y < by && side > 0) turns++
      else if (by <= y && y < ay && side < 0) turns--
    }
    // In a hole, and not in the area around it: that is another's.
    if (turns !== 0) inside = !inside
  }
  return inside
}

/** Degrees of latitude to the nearest edge, lengths along a parallel being shortened as they are on the ground. */
function distance({ rings }: Grid, lng: number, lat: number, squeeze: number): number {
  const px = lng * squeeze
  // A hair beside a border a point may lie on it once lengths are shortened: that is no distance.
  if (isIn(rings, px, lat, squeeze)) return 0
  let best = Infinity
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const ax = (ring[i - 2] as number) * squeeze
      const ay = ring[i - 1] as number
      const dx = (ring[i] as number) * squeeze - ax
      const dy = (ring[i + 1] as number) - ay
      const along = ((px - ax) * dx + (lat - ay) * dy) / (dx * dx + dy * dy)
      if (along >= 0 && along <= 1 && (ay - lat) * dx === (ax - px) * dy) return 0
      const cx = along < 0 ? ax : along > 1 ? ax + dx : ax + along * dx
      const cy = along < 0 ? ay : along > 1 ? ay + dy : ay + along * dy
      best = Math.min(best, Math.hypot(px - cx, lat - cy))
    }
  }
  return best
}
