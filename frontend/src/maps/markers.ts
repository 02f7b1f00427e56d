/** Places with a sign: service points, villages. The caller says which sign and what a click opens. */
import L from 'leaflet'

import { pane } from './panes'
import { rootScale } from './rootScale'

export interface Sign {
  key: string
  lng: number
  lat: number
  title: string
  /** Class names of the sign's look, besides `map-sign`. */
  look: string
  /** One or two characters in the sign. */
  glyph: string
}

const SIZE = 26

export class SignLayer {
  private readonly group = L.layerGroup()
  private markers = new Map<string, L.Marker>()
  private chosen: string | null = null

  constructor(
    private readonly map: L.Map,
    private readonly pick: (key: string) => void,
  ) {
    pane(map, 'signs', 610)
  }

  show(signs: readonly Sign[]): void {
    this.group.clearLayers().addTo(this.map)
    this.markers = new Map(signs.map((sign) => [sign.key, this.marker(sign)]))
    for (const marker of this.markers.values()) this.group.addLayer(marker)
    this.choose(this.chosen)
  }

  hide(): void {
    this.group.clearLayers().remove()
    this.markers.clear()
  }

  choose(key: string | null): void {
    this.chosen = key
    for (const [each, marker] of this.markers) {
      marker.getElement()?.classList.toggle('chosen', each === key)
      marker.setZIndexOffset(each === key ? 1000 : 0)
    }
  }

  private marker({ key, lng, lat, title, look, glyph }: Sign): L.Marker {
    const size = SIZE * rootScale()
    const face = document.createElement('span')
    face.textContent = glyph
    return L.marker([lat, lng], {
      pane: 'signs',
      // Lists beside the map offer the same to the keyboard, without a hundred stops on the way.
      keyboard: false,
      icon: L.divIcon({ className: `map-sign ${look}`, iconSize: [size, size], html: face }),
    })
      .bindTooltip(title, { direction: 'top', offset: [0, -12] })
      .on('click', () => this.pick(key))
  }
}
