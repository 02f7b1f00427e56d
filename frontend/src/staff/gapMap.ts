/** Where grids with nobody lie is drawn by a room above, on the faces that say so. */
import type { Component } from 'vue'

export interface GapSign {
  key: string
  lng: number
  lat: number
  title: string
  look: string
  glyph: string
}

/** Takes `signs` and `label`, and emits `pick` with the key of one. */
let drawn: Component | null = null

export function drawGapsBy(map: Component): void {
  drawn = map
}

export const gapMap = (): Component | null => drawn
