import postcss from 'postcss'
import { describe, expect, it } from 'vitest'

import { flexGap } from './flexGap'

const OLD = '@supports (not (all: revert)) or ((not (inset: 0)) and (font: -apple-system-body))'

/** The rules made for old browsers, in the order they stand in. */
function fallbacks(css: string): string[] {
  const made: string[] = []
  postcss([flexGap()])
    .process(css, { from: undefined })
    .root.walkAtRules('supports', (rule) => {
      expect(`@supports ${rule.params}`).toBe(OLD)
      rule.each((inner) => void made.push(String(inner).replace(/\s+/g, ' ')))
    })
  return made
}

describe('the gap of a flex box', () => {
  it('becomes a margin between its parts, along its direction', () => {
    expect(fallbacks('.a { display: flex; gap: 8px }')).toEqual([
      '.a>*+* { margin-left: 8px; margin-top: 0 }',
      // Words without an element of their own, after an icon.
      '.a>svg:only-child { margin-right: 8px }',
    ])
    expect(fallbacks('.a { display: flex; flex-direction: column; gap: 8px }')).toEqual([
      '.a>*+* { margin-top: 8px; margin-left: 0 }',
    ])
    expect(fallbacks('.a { display: inline-flex; flex-flow: row-reverse; gap: 2px }')).toEqual([
      '.a>*+* { margin-right: 2px; margin-top: 0 }',
      '.a>svg:only-child { margin-right: 2px }',
    ])
  })

  it('stands between rows and columns where parts wrap', () => {
    expect(fallbacks('.a { display: flex; flex-wrap: wrap; gap: 4px calc(1px + var(--x)) }')).toEqual([
      '.a>* { margin-right: calc(1px + var(--x)); margin-bottom: 4px }',
    ])
  })

  it('is followed into other rules of the same box and into media queries', () => {
    const css = `.a, .b { display: flex; gap: 4px } .b { gap: 6px }
      @media (max-width: 600px) { .a { flex-direction: column } }`
    expect(fallbacks(css)).toEqual([
      '.a>*+*, .b>*+* { margin-left: 4px; margin-top: 0 }',
      '.a>svg:only-child, .b>svg:only-child { margin-right: 4px }',
      '.b>*+* { margin-left: 6px; margin-top: 0 }',
      '.b>svg:only-child { margin-right: 6px }',
      '.a>*+* { margin-top: 4px; margin-left: 0 }',
    ])
  })

  it('leaves the rule as it was, after the one made for it', () => {
    const whole = postcss([flexGap()]).process('.a { display: flex; gap: 8px }', { from: undefined }).css
    expect(whole.indexOf('@supports')).toBeLessThan(whole.indexOf('gap: 8px'))
  })
})

describe('a box that is no flex box', () => {
  it('keeps its gap: grids have it in every browser we promise', () => {
    expect(fallbacks('.a { display: grid; gap: 8px } .b { gap: 3px } .c { display: flex } .a { gap: 1px }')).toEqual([])
  })
})
