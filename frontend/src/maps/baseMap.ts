/**
 * The county's base map: vector tiles from one PMTiles file, drawn in our own paint and lettering.
 * The only module that knows the renderer (protomaps-leaflet); swapping it changes nothing else.
 */
import type L from 'leaflet'
import { FileSource, PMTiles } from 'pmtiles'
import {
  CenteredTextSymbolizer,
  CircleSymbolizer,
  GroupSymbolizer,
  LineLabelSymbolizer,
  LineSymbolizer,
  OffsetTextSymbolizer,
  PolygonSymbolizer,
  exp,
  leafletLayer,
  type Feature,
  type Filter,
  type LabelRule,
  type PaintRule,
} from 'protomaps-leaflet'

import type { Language } from '@/i18n'

import { INK, LAND, QUIET_LAND, type Land } from './palette'

export interface BaseMapOptions {
  /** Address of the file, or the file itself where the phone keeps one for work without a network. */
  source: string | Blob
  language: Language
  /** The finest zoom the file was cut for; above it the last cut is enlarged. */
  maxDataZoom: number
  /** Names of places; off where another layer prints names on the same ground. */
  places?: boolean
  /** Paler ground, for coloured areas to lie on. */
  quiet?: boolean
}

export interface BaseMap {
  /** Resolves once the file answers; rejects when there is no base map to draw. */
  ready: Promise<void>
  remove(): void
}

/** What the renderer's layer can do besides being a Leaflet layer. */
interface Painted extends L.GridLayer {
  clearLayout(): void
  rerenderTiles(): void
}

const FONT = '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
const LANGUAGE_TAG: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

export function addBaseMap(map: L.Map, options: BaseMapOptions): BaseMap {
  const archive = openArchive(options.source)
  const lettering = new Lettering(options.language)
  const layer = leafletLayer({
    // The renderer's types come from an older pmtiles; the bundle has one copy (`dedupe` in vite.config.ts).
    url: archive as never,
    attribution: '',
    lang: LANGUAGE_TAG[options.language],
    maxDataZoom: options.maxDataZoom,
    paintRules: paintRules(options.quiet ? { ...LAND, ...QUIET_LAND } : LAND),
    labelRules: labelRules(lettering, options.places ?? true),
    noWrap: true,
  }) as unknown as Painted

  const rescale = (): void => {
    if (!lettering.fit(map.getZoom())) return
    layer.clearLayout()
    layer.rerenderTiles()
  }
  lettering.fit(map.getZoom())
  map.on('zoomend', rescale)
  layer.addTo(map)
  return {
    ready: archive.getHeader().then(() => undefined),
    remove() {
      map.off('zoomend', rescale)
      layer.remove()
    },
  }
}

/** Sizes of letters. Tiles of half zooms are shrunk by Leaflet, so their letters are drawn larger. */
class Lettering {
  private enlarged = 1

  constructor(readonly language: Language) {}

  /** Fits the letters to a zoom of the map; tells whether that changed them. */
  fit(zoom: number): boolean {
    const before = this.enlarged
    this.enlarged = 2 ** (Math.round(zoom) - zoom)
    return this.enlarged !== before
  }

  size(pixels: number): () => number {
    return () => pixels * this.enlarged
  }
}

function openArchive(source: string | Blob): PMTiles {
  // FileSource reads slices only and asks the name for its cache key, so any blob will do.
  return new PMTiles(typeof source === 'string' ? source : new FileSource(new File([source], 'basemap.pmtiles')))
}

const kindOf = (feature: Feature): string => String(feature.props['kind'] ?? '')

function ofKind(...kinds: string[]): Filter {
  return (_zoom, feature) => kinds.includes(kindOf(feature))
}

/** Width in pixels by zoom: `[zoom, width]` stops, growing as map features do. */
const wide = (...stops: [number, number][]): ((zoom: number) => number) => exp(1.6, stops)

function paintRules(land: Land): PaintRule[] {
  const fill = (colour: string): PolygonSymbolizer => new PolygonSymbolizer({ fill: colour })
  const line = (color: string, width: (zoom: number) => number): LineSymbolizer =>
    new LineSymbolizer({ color, width, lineCap: 'round', lineJoin: 'round' })
  return [
    { dataLayer: 'earth', symbolizer: fill(land.earth) },
    { dataLayer: 'landuse', symbolizer: fill(land.farmland), filter: ofKind('farmland') },
    { dataLayer: 'landuse', symbolizer: fill(land.forest), filter: ofKind('forest') },
    { dataLayer: 'landuse', symbolizer: fill(land.built), filter: ofKind('residential') },
    { dataLayer: 'water', symbolizer: fill(land.water), filter: (_zoom, feature) => feature.geomType === 3 },
    {
      dataLayer: 'water',
      symbolizer: line(land.stream, wide([8, 0.6], [11, 1.2], [14, 3], [18, 12])),
      filter: (_zoom, feature) => feature.geomType === 2,
    },
    { dataLayer: 'roads', symbolizer: line(land.path, wide([13, 0.6], [15, 1.4], [18, 4])), filter: ofKind('path') },
    ...road(land, 'minor_road', wide([11, 0.5], [14, 3], [18, 13])),
    ...road(land, 'major_road', wide([8, 0.6], [11, 1.4], [14, 4.5], [18, 16])),
    ...road(land, 'highway', wide([7, 0.8], [11, 2.2], [14, 6], [18, 19])),
  ]
}

/** A casing below a lighter bed, so that roads stay readable over any ground. */
function road(land: Land, kind: string, width: (zoom: number) => number): PaintRule[] {
  const colours = kind === 'highway' ? [land.highwayCasing, land.highway] : [land.roadCasing, land.road]
  return colours.map((color, index) => ({
    dataLayer: 'roads',
    symbolizer: new LineSymbolizer({
      color,
      width: (zoom) => width(zoom) + (index === 0 ? 1.2 : 0),
      lineCap: 'round',
      lineJoin: 'round',
    }),
    filter: ofKind(kind),
  }))
}

function labelRules(letters: Lettering, places: boolean): LabelRule[] {
  const labelProps = letters.language === 'en' ? ['name_en', 'name'] : ['name']
  const lettering = { fontFamily: FONT, labelProps, stroke: INK.halo, width: 3 }
  const flow: LabelRule[] = [
    {
      dataLayer: 'water',
      minzoom: 10,
      symbolizer: new LineLabelSymbolizer({
        ...lettering,
        fill: INK.water,
        fontSize: letters.size(12),
        fontStyle: 'italic',
        repeatDistance: 480,
      }),
      filter: (_zoom, feature) => feature.geomType === 2,
    },
    {
      dataLayer: 'roads',
      minzoom: 13,
      symbolizer: new LineLabelSymbolizer({ ...lettering, fill: INK.road, fontSize: letters.size(11), repeatDistance: 420 }),
      filter: ofKind('highway', 'major_road', 'minor_road'),
    },
  ]
  const settlements: LabelRule[] = [
    {
      dataLayer: 'places',
      symbolizer: new CenteredTextSymbolizer({ ...lettering, fill: INK.place, fontSize: letters.size(15), fontWeight: 600 }),
      filter: ofKind('county_seat'),
    },
    {
      dataLayer: 'places',
      symbolizer: new CenteredTextSymbolizer({ ...lettering, fill: INK.place, fontSize: letters.size(13), fontWeight: 600 }),
      filter: ofKind('township_seat'),
    },
    {
      dataLayer: 'places',
      symbolizer: new GroupSymbolizer([
        new CircleSymbolizer({ radius: 2, fill: INK.minorPlace, stroke: INK.halo, width: 1 }),
        new OffsetTextSymbolizer({ ...lettering, fill: INK.minorPlace, fontSize: letters.size(12), offsetX: 6, offsetY: 4 }),
      ]),
      filter: ofKind('village', 'neighbourhood', 'hamlet'),
    },
  ]
  return places ? [...settlements, ...flow] : flow
}
