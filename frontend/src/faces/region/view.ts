/**
 * What the leaders' page shows, as its address says it: every view can be sent, kept and gone back to.
 * Pure; `useView.ts` binds it to the router.
 */

export const LAYERS = ['areas', 'cases', 'points', 'villages', 'base'] as const
export type Layer = (typeof LAYERS)[number]
export const RANGES = [1, 7, 30] as const
export type Days = (typeof RANGES)[number]
export const TABS = ['parts', 'cases', 'points', 'lie'] as const
export type Tab = (typeof TABS)[number]
export type Measure = 'open' | 'rate'
/** What a sheet over the page tells about: one case, one service point, one border village. */
export interface Opened {
  kind: 'case' | 'point' | 'village'
  id: string
}

export interface View {
  area: string
  days: Days
  measure: Measure
  tab: Tab
  /** The table of areas instead of the map. */
  asTable: boolean
  /** Null until the reader has chosen: the level decides then. */
  layers: readonly Layer[] | null
  opened: Opened | null
}

/** A query as the router reads it. */
export type Query = Record<string, unknown>

/** The view of an address for somebody whose area is `home`. What is unknown or out of reach is left out. */
export function parseView(query: Query, home: string): View {
  const area = textOf(query.area)
  return {
    area: area !== null && isArea(area) && area.startsWith(home) ? area : home,
    days: RANGES.find((days) => String(days) === query.days) ?? 7,
    measure: query.measure === 'rate' ? 'rate' : 'open',
    tab: TABS.find((tab) => tab === query.tab) ?? 'parts',
    asTable: query.view === 'table',
    layers: layersOf(textOf(query.layers)),
    opened: openedOf(query),
  }
}

/** The shortest address of a view: what is as usual is not said. */
export function queryOf(view: View, home: string): Record<string, string> {
  const query: Record<string, string> = {}
  if (view.area !== home) query.area = view.area
  if (view.days !== 7) query.days = String(view.days)
  if (view.measure !== 'open') query.measure = view.measure
  if (view.tab !== 'parts') query.tab = view.tab
  if (view.asTable) query.view = 'table'
  if (view.layers !== null) query.layers = view.layers.join(',') || 'none'
  if (view.opened !== null) query[view.opened.kind] = view.opened.id
  return query
}

/** The area one level up, or null at the viewer's own. */
export function parentOf(area: string, home: string): string | null {
  return area.length > home.length ? area.slice(0, -3) : null
}

/** Where nobody has chosen: from afar the coloured ground says enough, near by the cases themselves do. */
export function layersAt(view: View): readonly Layer[] {
  if (view.layers !== null) return view.layers
  return view.area.length >= 12 ? ['areas', 'cases', 'base'] : ['areas', 'base']
}

export function toggled(view: View, layer: Layer): readonly Layer[] {
  const on = layersAt(view)
  return LAYERS.filter((each) => (each === layer ? !on.includes(each) : on.includes(each)))
}

/** Escape goes back one step: first the sheet closes, then the area widens. */
export function oneStepBack(view: View, home: string): View | null {
  if (view.opened !== null) return { ...view, opened: null }
  const parent = parentOf(view.area, home)
  return parent === null ? null : { ...view, area: parent }
}

const isArea = (code: string): boolean => /^\d{6}(\d{3}){0,3}$/.test(code)

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function layersOf(text: string | null): readonly Layer[] | null {
  if (text === null) return null
  const said = text.split(',')
  return LAYERS.filter((layer) => said.includes(layer))
}

function openedOf(query: Query): Opened | null {
  for (const kind of ['case', 'point', 'village'] as const) {
    const id = textOf(query[kind])
    if (id !== null && id !== '') return { kind, id }
  }
  return null
}
