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

import { INK, LAND } from './palette'

export interface BaseMapOptions {
  /** Address of the file, or the file itself where the phone keeps one for work without a network. */
  source: string | Blob
  language: Language
  /** The finest zoom the file was cut for; above it the last cut is enlarged. */
  maxDataZoom: number
  /** Names of places; off where another layer prints names on the same ground. */
  places?: boolean
}

export interface BaseMap {
  layer: L.GridLayer
  /** Resolves once the file answers; rejects when there is no base map to draw. */
  ready: Promise<void>
}

const FONT = '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
const LANGUAGE_TAG: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

export function createBaseMap(options: BaseMapOptions): BaseMap {
  const archive = openArchive(options.source)
  const layer = leafletLayer({
    // The renderer's types come from an older pmtiles; the bundle has one copy (`dedupe` in vite.config.ts).
    url: archive as never,
    attribution: '',
    lang: LANGUAGE_TAG[options.language],
    maxDataZoom: options.maxDataZoom,
    paintRules: paintRules(),
    labelRules: labelRules(options.language, options.places ?? true),
    noWrap: true,
  }) as unknown as L.GridLayer
  return { layer, ready: archive.getHeader().then(() => undefined) }
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

function paintRules(): PaintRule[] {
  const fill = (colour: string): PolygonSymbolizer => new PolygonSymbolizer({ fill: colour })
  const line = (color: string, width: (zoom: number) => number): LineSymbolizer =>
    new LineSymbolizer({ color, width, lineCap: 'round', lineJoin: 'round' })
  return [
    { dataLayer: 'earth', symbolizer: fill(LAND.earth) },
    { dataLayer: 'landuse', symbolizer: fill(LAND.farmland), filter: ofKind('farmland') },
    { dataLayer: 'landuse', symbolizer: fill(LAND.forest), filter: ofKind('forest') },
    { dataLayer: 'landuse', symbolizer: fill(LAND.built), filter: ofKind('residential') },
    { dataLayer: 'water', symbolizer: fill(LAND.water), filter: (_zoom, feature) => feature.geomType === 3 },
    {
      dataLayer: 'water',
      symbolizer: line(LAND.stream, wide([8, 0.6], [11, 1.2], [14, 3], [18, 12])),
      filter: (_zoom, feature) => feature.geomType === 2,
    },
    { dataLayer: 'roads', symbolizer: line(LAND.path, wide([13, 0.6], [15, 1.4], [18, 4])), filter: ofKind('path') },
    ...road('minor_road', wide([11, 0.5], [14, 3], [18, 13])),
    ...road('major_road', wide([8, 0.6], [11, 1.4], [14, 4.5], [18, 16])),
    ...road('highway', wide([7, 0.8], [11, 2.2], [14, 6], [18, 19])),
  ]
}

/** A casing below a lighter bed, so that roads stay readable over any ground. */
function road(kind: string, width: (zoom: number) => number): PaintRule[] {
  const colours = kind === 'highway' ? [LAND.highwayCasing, LAND.highway] : [LAND.roadCasing, LAND.road]
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

function labelRules(language: Language, places: boolean): LabelRule[] {
  const labelProps = language === 'en' ? ['name_en', 'name'] : ['name']
  const lettering = { fontFamily: FONT, labelProps, stroke: INK.halo, width: 3 }
  const flow: LabelRule[] = [
    {
      dataLayer: 'water',
      minzoom: 10,
      symbolizer: new LineLabelSymbolizer({
        ...lettering,
        fill: INK.water,
        fontSize: 12,
        fontStyle: 'italic',
        repeatDistance: 480,
      }),
      filter: (_zoom, feature) => feature.geomType === 2,
    },
    {
      dataLayer: 'roads',
      minzoom: 13,
      symbolizer: new LineLabelSymbolizer({ ...lettering, fill: INK.road, fontSize: 11, repeatDistance: 420 }),
      filter: ofKind('highway', 'major_road', 'minor_road'),
    },
  ]
  const settlements: LabelRule[] = [
    {
      dataLayer: 'places',
      symbolizer: new CenteredTextSymbolizer({ ...lettering, fill: INK.place, fontSize: 15, fontWeight: 600 }),
      filter: ofKind('county_seat'),
    },
    {
      dataLayer: 'places',
      symbolizer: new CenteredTextSymbolizer({ ...lettering, fill: INK.place, fontSize: 13, fontWeight: 600 }),
      filter: ofKind('township_seat'),
    },
    {
      dataLayer: 'places',
      symbolizer: new GroupSymbolizer([
        new CircleSymbolizer({ radius: 2, fill: INK.minorPlace, stroke: INK.halo, width: 1 }),
        new OffsetTextSymbolizer({ ...lettering, fill: INK.minorPlace, fontSize: 12, offsetX: 6, offsetY: 4 }),
      ]),
      filter: ofKind('village', 'neighbourhood', 'hamlet'),
    },
  ]
  return places ? [...settlements, ...flow] : flow
}
