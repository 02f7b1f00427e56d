/** How well one colour is read on another, by WCAG 2.2. */

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** The colours that a style sheet names, by name. */
export function tokensOf(css: string): ReadonlyMap<string, string> {
  return new Map([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]))
}

/** What is text, and what stands behind it. */
export const INKS = ['ink', 'ink-2', 'ink-3', 'brand', 'danger'] as const
export const GROUNDS = ['paper', 'surface', 'sunken'] as const
export const STATES = ['waiting', 'active', 'done', 'danger', 'neutral'] as const
export const UNDER_WHITE = ['brand', 'brand-strong', 'danger', 'active', 'done', 'waiting'] as const
