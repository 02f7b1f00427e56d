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

/** Where a label may step aside to: shares of its own size, nearest first. */
const STEPS: readonly [across: number, down: number][] = [
  [0, 0],
  [0, -0.65],
  [0, 0.65],
  [0, -1],
  [0, 1],
  [0.75, 0],
  [-0.75, 0],
]

export function letter(boxes: readonly LabelBox[], obstacles: readonly Obstacle[] = []): Map<string, Lettering> {
  const placed = obstacles.map(({ x, y, radius }) => rectOf(x, y, [2 * radius, 2 * radius]))
  const said = new Map<string, Lettering>()
  const byWeight = [...boxes].sort((a, b) => b.weight - a.weight || a.key.localeCompare(b.key))
  for (const says of ['full', 'short'] as const) {
    for (const box of byWeight) {
      if (said.has(box.key)) continue
      const [width, height] = box[says]
      for (const [across, down] of STEPS) {
        const [dx, dy] = [across * width, down * height]
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
