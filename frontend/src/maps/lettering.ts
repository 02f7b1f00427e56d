/** Decides how much each area's label may say, and where, so that it lies on no other and hides no circle. */

export interface LabelBox {
  key: string
  /** Centre, in pixels of the screen. */
  x: number
  y: number
  /** Size with name and figure, and with the figure alone. */
  full: [width: number, height: number]
  short: [width: number, height: number]
  /** Whose turn is first where there is room for one. */
  weight: number
}

/** A circle that must stay readable, in pixels of the screen. */
export interface Obstacle {
  x: number
  y: number
  radius: number
}

export interface Lettering {
  says: 'full' | 'short' | 'none'
  /** How far the label steps aside. */
  dx: number
  dy: number
}

/** As far as the largest circle reaches, in pixels: one step past it must be possible. */
const PAST = 38

/** Where a label of a size may step aside to, nearest first. */
function steps([width, height]: [number, number]): [dx: number, dy: number][] {
  const past = height / 2 + PAST
  return [
    [0, 0],
    [0, -0.65 * height],
    [0, 0.65 * height],
    [0, -past],
    [0, past],
    [0.75 * width, 0],
    [-0.75 * width, 0],
    // Between circles on all four sides there is often a corner left.
    ...[-0.65 * height, 0.65 * height, -past, past].flatMap((dy): [number, number][] => [
      [0.75 * width, dy],
      [-0.75 * width, dy],
    ]),
    // A large circle beside the middle reaches further on one side.
    [0, -1.5 * past],
    [0, 1.5 * past],
  ]
}

export function letter(boxes: readonly LabelBox[], obstacles: readonly Obstacle[] = []): Map<string, Lettering> {
  const placed = obstacles.map(({ x, y, radius }) => rectOf(x, y, [2 * radius, 2 * radius]))
  const said = new Map<string, Lettering>()
  const byWeight = [...boxes].sort((a, b) => b.weight - a.weight || a.key.localeCompare(b.key))
  for (const says of ['full', 'short'] as const) {
    for (const box of byWeight) {
      if (said.has(box.key)) continue
      for (const [dx, dy] of steps(box[says])) {
        const rect = rectOf(box.x + dx, box.y + dy, box[says])
        if (placed.some((other) => overlap(rect, other))) continue
        placed.push(rect)
        said.set(box.key, { says, dx, dy })
        break
      }
    }
  }
  for (const { key } of boxes) if (!said.has(key)) said.set(key, { says: 'none', dx: 0, dy: 0 })
  return said
}

interface Rect {
  left: number
  right: number
  top: number
  bottom: number
}

function rectOf(x: number, y: number, [width, height]: [number, number]): Rect {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

function overlap(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** What kind of place an English name ends with; the map's level and the panel beside it say so already. */
const KIND = / (Township|Town|Village|Community)$/

/** A name as maps print it: without its kind, for which a narrow map has no room. Chinese names carry theirs in one sign. */
export function nameOnMap(name: string): string {
  return name.replace(KIND, '')
}
