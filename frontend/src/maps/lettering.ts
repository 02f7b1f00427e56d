/** Decides how much each area's label may say so that no two lie on one another. */

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

export type Lettering = 'full' | 'short' | 'none'

export function letter(boxes: readonly LabelBox[]): Map<string, Lettering> {
  const placed: Rect[] = []
  const said = new Map<string, Lettering>()
  const tryAll = (wish: 'full' | 'short'): void => {
    for (const box of boxes) {
      if (said.has(box.key)) continue
      const rect = rectOf(box, box[wish])
      if (placed.some((other) => overlap(rect, other))) continue
      placed.push(rect)
      said.set(box.key, wish)
    }
  }
  boxes = [...boxes].sort((a, b) => b.weight - a.weight || a.key.localeCompare(b.key))
  tryAll('full')
  tryAll('short')
  for (const { key } of boxes) if (!said.has(key)) said.set(key, 'none')
  return said
}

interface Rect {
  left: number
  right: number
  top: number
  bottom: number
}

function rectOf({ x, y }: LabelBox, [width, height]: [number, number]): Rect {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

function overlap(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
