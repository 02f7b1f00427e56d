/** What Django printed into the page for its scripts: `<script type="application/json" id="pingan-config">`. */

export interface BasemapTiles {
  name: string
  url: string
  attribution?: string
  maxDataZoom?: number
}

/** The browser's part of LEAFLET_CONFIG, the one place of map configuration. */
export interface MapConfig {
  tiles: BasemapTiles[]
  attribution_prefix: string
  /** west, south, east, north in degrees */
  extent: [number, number, number, number] | null
  /** latitude first, as Leaflet counts */
  center: [number, number] | null
  zoom: number | null
  min_zoom: number
  max_zoom: number
  case_tiles: string
  clusters_max_zoom: number
  notice: string
  map_review_number: string
  version: string
}

export interface PageConfig {
  language: string
  map: MapConfig
  /** A server is prepared with a county before it serves faces. */
  county: { code: string; name: string; name_en: string; /** Digest of its picture; empty or missing without one. */ emblem?: string }
  version: string
  /** When nothing rings, by the county's clock. */
  quiet_hours: { from: string; to: string }
  /** Not announced yet although they should be: limits that reach into them are counted provisionally. */
  years_missing: string[]
  /** By whom one may sign in instead of by a password, and where that begins; null where by nobody. */
  provider?: { name: string; name_en: string; path: string } | null
  /** By what address everybody comes here, without a slash at its end; empty or missing where nobody said. */
  address?: string
  /** Addresses of Leaflet, for pages that come to show a map. */
  leaflet: { script: string; style: string }
}

let read: PageConfig | undefined

/** The page's configuration, parsed once. Throws where the page was served without it. */
export function pageConfig(): PageConfig {
  if (read === undefined) {
    const element = document.getElementById('pingan-config')
    if (element?.textContent == null) throw new Error('The page carries no #pingan-config.')
    read = JSON.parse(element.textContent) as PageConfig
  }
  return read
}

/** The county's emblem as a picture of 96 or 320 pixels a side; empty where it has none. */
export function emblemAt(size: 96 | 320): string {
  const digest = document.getElementById('pingan-config') === null ? '' : (pageConfig().county.emblem ?? '')
  return digest === '' ? '' : `/emblems/${digest}-${size}.jpg`
}
