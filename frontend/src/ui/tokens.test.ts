import { describe, expect, it } from 'vitest'

import { contrastOf, GROUNDS, INKS, STATES, tokensOf, UNDER_WHITE } from './testing/contrast'
import css from './tokens.css?raw'

const token = tokensOf(css)
const contrast = (one: string, other: string): number => contrastOf(token.get(one)!, token.get(other)!)

describe('text keeps a contrast of 4.5', () => {
  it.each(INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)))('%s on %s', (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(STATES)('%s on its own ground', (state) => {
    expect(contrast(state, `${state}-soft`)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(UNDER_WHITE)('white on %s', (ground) => {
    expect(contrast('on-brand', ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('marks the edge of a field at 3', () => {
    expect(contrast('line-strong', 'surface')).toBeGreaterThanOrEqual(3)
  })
})
