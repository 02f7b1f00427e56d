/**
 * Vector tiles on the map: counted circles from afar, single points from near by.
 * A point is an id and a colour to this layer; what it stands for is the caller's knowledge.
 */
import L from 'leaflet'

import { fetchSigned } from '@/api/client'

import type { Circle } from './areaLayer'
import { gather } from './cells'
import { pace } from './pace'
import { pane } from './panes'
import { rootScale } from './rootScale'
import { readTile, TileFeed, tilesOver, type SinglePoint, type TileAddress, type TileContent } from './tiles'

export interface CaseTilesOptions {
  /** Address with {z}, {x} and {y}. */
  url: string
  colourOf(point: SinglePoint): string
  /** Points not to be drawn, by what they are. */
  shown(point: SinglePoint): boolean
  pick(id: string): void
  titleOf(point: SinglePoint): string
  onDrawn(drawn: DrawnCases): void
  onFailure?(error: unknown): void
}

export interface DrawnCases {
  /** What stands on the map, for others to keep clear of. */
  circles: Circle[]
  /** The single points among it; empty while only counts are shown. */
  points: SinglePoint[]
}

/** A live feed may bring many acts a second; the tiles follow at this pace. */
const REFRESH_MS = 3000
/** Circles nearer than this to one another are one, in pixels. */
const GATHER_PX = 60
const POINT_PX = 7

export class CaseTiles {
  private readonly group = L.layerGroup()
  private readonly renderer: L.Canvas
  private readonly feed: TileFeed
  private readonly pacing = pace(() => this.feed.refresh(), REFRESH_MS)
  private chosen: string | null = null
  private drawing: number | null = null
  private readonly lookAround = (): void => this.feed.look(this.visibleTiles())

  constructor(
    private readonly map: L.Map,
    private readonly options: CaseTilesOptions,
  ) {
    pane(map, 'cases', 620)
    this.renderer = L.canvas({ pane: 'cases', padding: 0.2 })
    this.feed = new TileFeed(
      (address, signal) => loadTile(options.url, address, signal),
      () => this.drawSoon(),
      options.onFailure,
    )
  }

  add(): void {
    this.group.addTo(this.map)
    this.map.on('moveend', this.lookAround)
    this.lookAround()
  }

  remove(): void {
    this.map.off('moveend', this.lookAround)
    this.pacing.stop()
    this.feed.stop()
    this.group.remove()
    this.options.onDrawn({ circles: [], points: [] })
    if (this.drawing !== null) cancelAnimationFrame(this.drawing)
    this.drawing = null
  }

  /** Something changed on the server: the tiles in view are asked for again, at the layer's own pace. */
  refresh(): void {
    if (this.map.hasLayer(this.group)) this.pacing.ask()
  }

  /** Rings one point. */
  choose(id: string | null): void {
    this.chosen = id
    this.drawSoon()
  }

  /** Draws again by the same tiles, when colours or `shown` have changed. */
  redraw(): void {
    this.drawSoon()
  }

  private visibleTiles(): TileAddress[] {
    const z = Math.round(this.map.getZoom())
    const bounds = this.map.getBounds()
    const scale = this.worldPixels()
    const world = (at: L.LatLng) => this.map.project(at).divideBy(scale)
    return tilesOver(world(bounds.getNorthWest()), world(bounds.getSouthEast()), z)
  }

  private worldPixels(): number {
    return 256 * 2 ** this.map.getZoom()
  }

  /** Several tiles arriving in one frame are drawn once. */
  private drawSoon(): void {
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = null
      if (this.map.hasLayer(this.group)) this.draw(this.feed.content)
    })
  }

  private draw({ clusters, points }: TileContent): void {
    const scale = this.worldPixels()
    const at = ({ x, y }: { x: number; y: number }): L.LatLng => this.map.unproject([x, y])
    this.group.clearLayers()
    const open = clusters.filter(({ n_open }) => n_open > 0)
    const cells = open.map(({ x, y, n_open }) => ({ x: x * scale, y: y * scale, n: n_open }))
    const letters = rootScale()
    const circles: Circle[] = []
    for (const cell of gather(cells, GATHER_PX * letters)) {
      const radius = (letters * Math.min(54, 24 + 5 * Math.log2(cell.n))) / 2
      circles.push({ at: at(cell), radius })
      this.group.addLayer(this.circle(at(cell), cell.n, Math.round(2 * radius)))
    }
    const shown = points.filter((point) => this.options.shown(point))
    for (const point of shown) {
      const place = at({ x: point.x * scale, y: point.y * scale })
      circles.push({ at: place, radius: POINT_PX * letters })
      this.group.addLayer(this.point(place, point, POINT_PX * letters))
    }
    this.options.onDrawn({ circles, points: shown })
  }

  private circle(at: L.LatLng, n: number, size: number): L.Marker {
    const marker = L.marker(at, {
      pane: 'cases',
      keyboard: false,
      icon: L.divIcon({ className: 'case-circle', iconSize: [size, size], html: `<span>${n}</span>` }),
    })
    marker.on('click', () => this.map.flyTo(at, this.map.getZoom() + 2, { duration: 0.5 }))
    return marker
  }

  private point(at: L.LatLng, point: SinglePoint, radius: number): L.CircleMarker {
    const chosen = point.id === this.chosen
    const marker = L.circleMarker(at, {
      renderer: this.renderer,
      pane: 'cases',
      bubblingMouseEvents: false,
      radius: chosen ? radius * 1.4 : radius,
      color: chosen ? '#1c2a2e' : '#ffffff',
      weight: chosen ? 3 : 1.6,
      fillColor: this.options.colourOf(point),
      fillOpacity: 0.95,
    })
    marker.bindTooltip(() => text(this.options.titleOf(point)), { direction: 'top', offset: [0, -6] })
    marker.on('click', () => this.options.pick(point.id))
    return marker
  }
}

function text(words: string): HTMLElement {
  const element = document.createElement('span')
  element.textContent = words
  return element
}

async function loadTile(url: string, { z, x, y }: TileAddress, signal: AbortSignal): Promise<TileContent> {
  const address = url.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))
  // The server's ETag decides: an unchanged tile comes from the browser's own copy.
  const response = await fetchSigned(address, { signal, cache: 'no-cache' })
  return readTile(await response.arrayBuffer(), { z, x, y })
}
