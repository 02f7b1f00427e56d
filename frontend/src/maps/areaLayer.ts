/**
 * Areas as coloured ground with their names and figures. Shapes come once and are kept; colours and figures
 * come apart from them and change without a redraw of the shapes.
 */
import L from 'leaflet'

import { innerBorders } from './borders'
import { letter, nameOnMap, type LabelBox } from './lettering'
import { pane } from './panes'
import { rootScale } from './rootScale'
import type { AreaProperties, AreaShapes } from './shapes'

export interface AreaLook {
  fill: string
  /** Text of the figure printed on the area. */
  figure: string
  /** Whether the fill asks for light letters. */
  dark: boolean
  /** Labels of heavier areas get their room first. */
  weight: number
}

/** Something drawn over the areas that labels must not lie on. */
export interface Circle {
  at: L.LatLng
  radius: number
}

export interface AreaLayerEvents {
  pick(code: string): void
  hover(code: string | null): void
}

const PLAIN = { fill: '#f7f3ea', figure: '', dark: false, weight: 0 } satisfies AreaLook
const FADED = 0.28
const SOLID = 0.86
const LIFTED = 1
const NEAR_ZOOM = 13.5

export class AreaLayer {
  private readonly ground: L.LayerGroup
  private readonly lines: L.LayerGroup
  private readonly labels: L.LayerGroup
  private shapes = new Map<string, { path: L.Path; properties: AreaProperties }>()
  private markers = new Map<string, { marker: L.Marker; element: HTMLElement }>()
  private looks: ReadonlyMap<string, AreaLook> = new Map()
  private names: ReadonlyMap<string, string> = new Map()
  private circles: readonly Circle[] = []
  private counted = false
  private focus: string | null = null
  private hovered: string | null = null
  private readonly onZoom = (): void => {
    this.thin()
    this.letterLabels()
  }

  constructor(
    private readonly map: L.Map,
    private readonly events: AreaLayerEvents,
  ) {
    pane(map, 'areas', 350).classList.add('area-ground')
    pane(map, 'area-lines', 360)
    pane(map, 'area-labels', 590).classList.add('area-labels')
    this.ground = L.layerGroup([], { pane: 'areas' }).addTo(map)
    this.lines = L.layerGroup().addTo(map)
    this.labels = L.layerGroup().addTo(map)
    map.on('zoomend', this.onZoom)
    this.thin()
  }

  /** Replaces the areas. With `focus` that one stands out and the others stand back. */
  show(shapes: AreaShapes, focus: string | null = null): void {
    this.clear()
    this.focus = focus
    for (const feature of shapes.features) this.addArea(feature)
    for (const line of innerBorders(shapes)) this.addBorder(line)
    this.dress(this.looks)
  }

  /** Colours and figures by area code; areas not named are plain. */
  dress(looks: ReadonlyMap<string, AreaLook>): void {
    this.looks = looks
    for (const [code, { path }] of this.shapes) {
      path.setStyle({ fillColor: this.look(code).fill, fillOpacity: this.opacity(code) })
    }
    for (const [code, { element }] of this.markers) {
      const { figure, dark } = this.look(code)
      element.classList.toggle('on-dark', dark)
      const printed = element.querySelector('.area-figure')
      if (printed !== null && printed.textContent !== figure) printed.textContent = figure
    }
    this.letterLabels()
  }

  /** Names to print instead of the shapes' own, by area code. */
  call(names: ReadonlyMap<string, string>): void {
    this.names = names
    for (const [code, { element }] of this.markers) {
      const printed = element.querySelector('.area-name')
      if (printed !== null) printed.textContent = this.nameOf(code)
    }
    this.letterLabels()
  }

  /** Labels step aside from these. Where the circles count themselves, areas print their names only. */
  avoid(circles: readonly Circle[], counted: boolean): void {
    this.circles = circles
    this.counted = counted
    this.map.getPane('area-labels')?.classList.toggle('names-only', counted)
    this.letterLabels()
  }

  /** Lifts one area out of the others, from wherever it was pointed at. */
  hover(code: string | null): void {
    const before = this.hovered
    this.hovered = code
    for (const changed of [before, code]) {
      if (changed === null) continue
      this.shapes.get(changed)?.path.setStyle({ fillOpacity: this.opacity(changed) })
      this.markers.get(changed)?.element.classList.toggle('lifted', changed === code)
    }
  }

  /** Hides or shows ground, lines and labels; the areas stay known. */
  setVisible(visible: boolean): void {
    for (const group of [this.ground, this.lines, this.labels]) {
      if (visible) group.addTo(this.map)
      else group.remove()
    }
    if (visible) this.letterLabels()
  }

  /** Where the area's label stands, for what is to be shown there. */
  labelPoint(code: string): L.LatLng | null {
    const properties = this.shapes.get(code)?.properties
    return properties === undefined ? null : latLng(properties.label_point)
  }

  boundsOf(code: string): L.LatLngBounds | null {
    const path = this.shapes.get(code)?.path
    return path instanceof L.Polygon ? path.getBounds() : null
  }

  remove(): void {
    this.map.off('zoomend', this.onZoom)
    for (const group of [this.ground, this.lines, this.labels]) group.remove()
  }

  private clear(): void {
    for (const group of [this.ground, this.lines, this.labels]) group.clearLayers()
    this.shapes.clear()
    this.markers.clear()
    this.hovered = null
  }

  private addArea({ geometry, properties }: AreaShapes['features'][number]): void {
    const path = L.polygon(L.GeoJSON.coordsToLatLngs(geometry.coordinates, geometry.type === 'Polygon' ? 1 : 2), {
      pane: 'areas',
      // No stroke: its outer part would draw the county's rim.
      stroke: false,
      fillOpacity: SOLID,
      className: 'area',
    })
    path.on('click', (event) => {
      L.DomEvent.stopPropagation(event)
      this.events.pick(properties.code)
    })
    path.on('mouseover', () => this.events.hover(properties.code))
    path.on('mouseout', () => this.events.hover(null))
    this.ground.addLayer(path)
    this.shapes.set(properties.code, { path, properties })
    this.addLabel(properties)
  }

  private addLabel({ code, label_point }: AreaProperties): void {
    const element = document.createElement('span')
    element.className = 'area-label'
    element.append(words('area-name', this.nameOf(code)), words('area-figure', ''))
    const marker = L.marker(latLng(label_point), {
      pane: 'area-labels',
      interactive: false,
      keyboard: false,
      icon: L.divIcon({ className: 'area-label-at', iconSize: [0, 0], html: element }),
    })
    this.labels.addLayer(marker)
    this.markers.set(code, { marker, element })
  }

  private addBorder(line: [number, number][]): void {
    const at = L.GeoJSON.coordsToLatLngs(line, 0) as L.LatLng[]
    this.lines.addLayer(
      L.polyline(at, { pane: 'area-lines', interactive: false, color: '#fffdf8', weight: 1.6, opacity: 0.95 }),
    )
  }

  private nameOf(code: string): string {
    return nameOnMap(this.names.get(code) ?? this.shapes.get(code)?.properties.name ?? '')
  }

  private look(code: string): AreaLook {
    return this.looks.get(code) ?? PLAIN
  }

  private opacity(code: string): number {
    if (code === this.hovered) return LIFTED
    return this.focus === null || this.focus === code ? SOLID : FADED
  }

  /** Near by, the streets below count as much as the colour. */
  private thin(): void {
    const ground = this.map.getPane('areas')
    if (ground) ground.style.opacity = this.map.getZoom() >= NEAR_ZOOM ? '0.6' : '1'
  }

  private letterLabels(): void {
    if (!this.map.hasLayer(this.labels)) return
    const scale = rootScale()
    const sized = (width: number, height: number): [number, number] => [width * scale, height * scale]
    const boxes: LabelBox[] = []
    for (const [code, { marker }] of this.markers) {
      if (this.focus !== null && this.focus !== code) continue
      const { x, y } = this.map.latLngToLayerPoint(marker.getLatLng())
      const name = this.nameOf(code)
      const figure = this.counted ? '' : this.look(code).figure
      const width = figureWidth(figure)
      boxes.push({
        key: code,
        x,
        y,
        full: sized(Math.max(textWidth(name), width) + 6, figure === '' ? NAME_HEIGHT : LABEL_HEIGHT),
        short: sized(Math.max(width, 1), NAME_HEIGHT),
        weight: this.look(code).weight,
      })
    }
    const obstacles = this.circles.map(({ at, radius }) => ({ ...this.map.latLngToLayerPoint(at), radius }))
    const said = letter(boxes, obstacles)
    for (const [code, { element }] of this.markers) {
      const { says, dx, dy } = said.get(code) ?? { says: 'none', dx: 0, dy: 0 }
      element.dataset.says = says
      element.style.left = `${dx}px`
      element.style.top = `${dy}px`
    }
  }
}

const NAME_PX = 13
const DIGIT_PX = 9
const PILL_PX = 14
const NAME_HEIGHT = 20
const LABEL_HEIGHT = 42

/** Near enough for keeping labels apart, and without asking the page to lay itself out. */
function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > '\u2e80' ? NAME_PX : NAME_PX * 0.56), 0)
}

function figureWidth(figure: string): number {
  return figure === '' ? 0 : PILL_PX + figure.length * DIGIT_PX
}

function words(className: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

function latLng([lng, lat]: [number, number]): L.LatLng {
  return L.latLng(lat, lng)
}
