/** A ring that spreads once where something has just happened; at most one a second, none for who wants no motion. */
import L from 'leaflet'

import { pane } from './panes'

const PAUSE_MS = 1000
const LIFE_MS = 2400

export class Pulses {
  private last = Number.NEGATIVE_INFINITY
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)')

  constructor(private readonly map: L.Map) {
    pane(map, 'pulses', 580).classList.add('pulses')
  }

  at(place: L.LatLng, now: number = performance.now()): void {
    if (this.still.matches || document.hidden || now - this.last < PAUSE_MS) return
    this.last = now
    const ring = L.marker(place, {
      pane: 'pulses',
      interactive: false,
      keyboard: false,
      icon: L.divIcon({ className: 'pulse', iconSize: [0, 0] }),
    }).addTo(this.map)
    setTimeout(() => ring.remove(), LIFE_MS)
  }
}
