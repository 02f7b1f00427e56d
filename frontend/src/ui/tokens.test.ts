import { describe, expect, it } from 'vitest'

import css from './tokens.css?raw'

const token = new Map([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]))

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(token.get(one)!), luminance(token.get(other)!)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const inks = ['ink', 'ink-2', 'ink-3', 'brand', 'danger']
const grounds = ['paper', 'surface', 'sunken']
const states = ['waiting', 'active', 'done', 'danger', 'neutral']

describe('text keeps a contrast of 4.5', () => {
  it.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))('%s on %s', (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(states)('%s on its own ground', (state) => {
    expect(contrast(state, `${state}-soft`)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['brand', 'brand-strong', 'danger', 'active', 'done', 'waiting'])('white on %s', (ground) => {
    expect(contrast('on-brand', ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('marks the edge of a field at 3', () => {
    expect(contrast('line-strong', 'surface')).toBeGreaterThanOrEqual(3)
  })
})
