/** A Leaflet map by the page's one map configuration. */
import L from 'leaflet'

import type { MapConfig } from '@/api/page'

/** How far past the county's edge the map may be dragged, as a share of its size: room enough beside a phone's legend. */
const MARGIN = 0.6

export interface MapLabels {
  zoomIn: string
  zoomOut: string
}

export function createMap(element: HTMLElement, config: MapConfig, labels: MapLabels): L.Map {
  const map = L.map(element, {
    // The notice under the map is ours; Leaflet's own would add its prefix.
    attributionControl: false,
    zoomControl: false,
    minZoom: config.min_zoom,
    maxZoom: config.max_zoom,
    maxBoundsViscosity: 0.8,
    // Half steps let a county fill the window; the buttons still go by whole ones.
    zoomSnap: 0.5,
  })
  L.control.scale({ position: 'bottomright', imperial: false, maxWidth: 96 }).addTo(map)
  L.control.zoom({ position: 'bottomright', zoomInTitle: labels.zoomIn, zoomOutTitle: labels.zoomOut }).addTo(map)
  const extent = extentOf(config)
  if (extent === null) map.setView([0, 0], config.min_zoom)
  else map.setMaxBounds(extent.pad(MARGIN)).fitBounds(extent, { animate: false })
  return map
}

/** The county's box, or null on a page served without a county. */
export function extentOf(config: MapConfig): L.LatLngBounds | null {
  if (config.extent === null) return null
  const [west, south, east, north] = config.extent
  return L.latLngBounds([south, west], [north, east])
}

/** Keeps the map's size with its box's, and its centre in the middle; returns the way to stop. */
export function followSize(map: L.Map, element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => map.invalidateSize({ animate: false }))
  observer.observe(element)
  return () => observer.disconnect()
}
