/** Leaflet's panes: what lies over what. */
import type L from 'leaflet'

/** A pane of its own, once per map. */
export function pane(map: L.Map, name: string, zIndex: number): HTMLElement {
  const element = map.getPane(name) ?? map.createPane(name)
  element.style.zIndex = String(zIndex)
  return element
}
