/** Which case tiles a view needs, and what they hold. No Leaflet in here. */
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import Pbf from 'pbf'

export interface TileAddress {
  z: number
  x: number
  y: number
}

/** A place on the unit square of the web map, y down: zoom and screen are the reader's business. */
export interface WorldPoint {
  x: number
  y: number
}

export interface CountedCell extends WorldPoint {
  n: number
  n_open: number
}

export interface SinglePoint extends WorldPoint {
  id: string
  category: string
  state: string
  track: string
}

export interface TileContent {
  clusters: CountedCell[]
  points: SinglePoint[]
}

export const EMPTY_TILE: TileContent = { clusters: [], points: [] }

export const keyOf = ({ z, x, y }: TileAddress): string => `${z}/${x}/${y}`

/** Tiles that cover a box of the unit square at a zoom. */
export function tilesOver(min: WorldPoint, max: WorldPoint, z: number): TileAddress[] {
  const count = 2 ** z
  const index = (value: number): number => Math.min(count - 1, Math.max(0, Math.floor(value * count)))
  const tiles: TileAddress[] = []
  for (let x = index(min.x); x <= index(max.x); x += 1) {
    for (let y = index(min.y); y <= index(max.y); y += 1) tiles.push({ z, x, y })
  }
  return tiles
}

export function readTile(buffer: ArrayBuffer, address: TileAddress): TileContent {
  if (buffer.byteLength === 0) return EMPTY_TILE
  const { layers } = new VectorTile(new Pbf(new Uint8Array(buffer)))
  return {
    clusters: featuresOf(layers.clusters).map((feature) => ({
      ...placeOf(feature, address),
      n: Number(feature.properties.n),
      n_open: Number(feature.properties.n_open),
    })),
    points: featuresOf(layers.cases)
      .filter((feature) => isInside(feature))
      .map((feature) => ({
        ...placeOf(feature, address),
        id: String(feature.properties.id),
        category: String(feature.properties.category),
        state: String(feature.properties.state),
        track: String(feature.properties.track),
      })),
  }
}

function featuresOf(layer: VectorTile['layers'][string] | undefined): VectorTileFeature[] {
  return layer === undefined ? [] : Array.from({ length: layer.length }, (_, index) => layer.feature(index))
}

function pointOf(feature: VectorTileFeature): WorldPoint {
  const point = feature.loadGeometry()[0]?.[0]
  return { x: point?.x ?? 0, y: point?.y ?? 0 }
}

/** Tiles also carry what lies a little beyond their edge; the neighbour draws that. */
function isInside(feature: VectorTileFeature): boolean {
  const { x, y } = pointOf(feature)
  return x >= 0 && y >= 0 && x < feature.extent && y < feature.extent
}

function placeOf(feature: VectorTileFeature, { z, x, y }: TileAddress): WorldPoint {
  const point = pointOf(feature)
  return { x: (x + point.x / feature.extent) / 2 ** z, y: (y + point.y / feature.extent) / 2 ** z }
}

export type LoadTile = (address: TileAddress, signal: AbortSignal) => Promise<TileContent>

/**
 * Keeps the tiles of one view. What is shown stays until its fresher copy has come, so that a refresh
 * never blinks; what is out of view is let go.
 */
export class TileFeed {
  private wanted = new Map<string, TileAddress>()
  private held = new Map<string, TileContent>()
  private loading = new Map<string, AbortController>()

  constructor(
    private readonly load: LoadTile,
    private readonly onChange: () => void,
    private readonly onFailure: (error: unknown) => void = () => undefined,
  ) {}

  /** The tiles of the new view. Loads those not held; a view of another zoom starts empty. */
  look(tiles: readonly TileAddress[]): void {
    this.wanted = new Map(tiles.map((tile) => [keyOf(tile), tile]))
    for (const [key, abort] of this.loading) if (!this.wanted.has(key)) abort.abort()
    for (const key of this.held.keys()) if (!this.wanted.has(key)) this.held.delete(key)
    for (const [key, tile] of this.wanted) if (!this.held.has(key) && !this.loading.has(key)) void this.fetch(key, tile)
    this.onChange()
  }

  /** Asks again for everything in view; unchanged tiles cost the server a 304. */
  refresh(): void {
    for (const [key, tile] of this.wanted) {
      this.loading.get(key)?.abort()
      void this.fetch(key, tile)
    }
  }

  get content(): TileContent {
    const tiles = [...this.held.values()]
    return { clusters: tiles.flatMap((tile) => tile.clusters), points: tiles.flatMap((tile) => tile.points) }
  }

  stop(): void {
    this.wanted.clear()
    this.held.clear()
    for (const abort of this.loading.values()) abort.abort()
    this.loading.clear()
  }

  private async fetch(key: string, tile: TileAddress): Promise<void> {
    const abort = new AbortController()
    this.loading.set(key, abort)
    try {
      const content = await this.load(tile, abort.signal)
      if (this.loading.get(key) !== abort || !this.wanted.has(key)) return
      this.held.set(key, content)
      this.onChange()
    } catch (error) {
      if (!abort.signal.aborted) this.onFailure(error)
    } finally {
      if (this.loading.get(key) === abort) this.loading.delete(key)
    }
  }
}
