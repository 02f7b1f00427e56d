/** Colours of the map, one list for all faces: paper land, quiet water, 黛青 for figures. */

export const LAND = {
  earth: '#faf7f0',
  forest: '#e7ecdd',
  farmland: '#f4efdf',
  built: '#ece4d6',
  water: '#cadde1',
  stream: '#b3cfd5',
  highwayCasing: '#cfae7c',
  highway: '#fbe8c6',
  roadCasing: '#cdc0a8',
  road: '#ffffff',
  path: '#d9cfbd',
} as const

export type Land = Readonly<Record<keyof typeof LAND, string>>

/** Under coloured areas the ground must not tint their colours: what is left is a hint of it. */
export const QUIET_LAND = { forest: '#f2f2e8', farmland: '#f9f5ea', built: '#f1ebe0' } satisfies Partial<Land>

export const INK = {
  place: '#3c474a',
  minorPlace: '#5d6a6e',
  water: '#3f6b78',
  road: '#6a6457',
  halo: '#fdfbf6',
} as const

/** Fill of areas from few to many: one hue, so that darker always means more. */
export const CLASS_FILLS = ['#dcebe9', '#b5d5d3', '#83b4b5', '#478a91', '#1c5c66'] as const
/** Those that dark letters cannot be read on. */
export const DARK_FILLS: ReadonlySet<string> = new Set(CLASS_FILLS.slice(-1))
/** An area without a single case is not a light shade of "some". */
export const NONE_FILL = '#f7f3ea'
