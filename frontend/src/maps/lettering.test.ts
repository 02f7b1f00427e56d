import { describe, expect, it } from 'vitest'

import { letter, type LabelBox } from './lettering'

const box = (key: string, x: number, weight: number): LabelBox => ({ key, x, y: 0, full: [80, 40], short: [20, 20], weight })

describe('labels of areas', () => {
  it('say everything where there is room', () => {
    expect([...letter([box('a', 0, 1), box('b', 100, 2)]).values()]).toEqual(['full', 'full'])
  })

  it('give the first turn to the weightier and leave the other its figure', () => {
    const said = letter([box('light', 0, 1), box('heavy', 55, 9)])
    expect(said.get('heavy')).toBe('full')
    expect(said.get('light')).toBe('short')
  })

  it('go without where even the figure would lie on another', () => {
    expect(letter([box('light', 0, 1), box('heavy', 10, 9)]).get('light')).toBe('none')
  })
})
