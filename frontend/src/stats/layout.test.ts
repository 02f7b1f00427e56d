import { describe, expect, it } from 'vitest'

import { draw, keyOf, type Line, type Picture } from './layout'
import { trackOf } from './testing/tracks'

const LINE = ['new', 'taken', 'sent', 'done', 'over']
const WAYS = {
  '>new': 50,
  'new>taken': 40,
  'taken>sent': 30,
  'sent>done': 20,
  'done>over': 18,
  'new>over': 6,
  'taken>over': 3,
  'sent>new': 5,
  'done>sent': 2,
  'over>new': 1,
  'taken>aside': 4,
  'sent>aside': 0,
  'aside>taken': 3,
  'taken>other:new': 2,
}
const track = trackOf('one', LINE, ['aside'], WAYS)
const other = trackOf('other', ['new', 'over'], [], { '>new': 1, 'new>over': 1 })

const drawn = (width = 500): Picture => draw(track, [track, other], width)
const lineOf = (picture: Picture, key: string): Line => {
  const found = picture.lines.find((line) => line.key === key)
  if (found === undefined) throw new Error(`${key} is not drawn: ${picture.lines.map((line) => line.key).join(', ')}`)
  return found
}

describe('the picture of a track', () => {
  it('has every state once, the main line one below the other', () => {
    const { nodes } = drawn()
    expect(nodes.map(({ key }) => key).sort()).toEqual([...LINE, 'aside', keyOf('other', '')].sort())
    const line = nodes.filter(({ key }) => LINE.includes(key))
    expect(line.map(({ key }) => key)).toEqual(LINE)
    expect(new Set(line.map(({ x }) => x)).size).toBe(1)
    expect(line.map(({ y }) => y)).toEqual([...line.map(({ y }) => y)].sort((one, two) => one - two))
  })

  it('lays no state over another, and none outside', () => {
    for (const width of [320, 344, 420, 520]) {
      const { nodes, ...picture } = drawn(width)
      for (const one of nodes) {
        expect(one.x).toBeGreaterThanOrEqual(0)
        expect(one.x + one.width).toBeLessThanOrEqual(picture.width)
        expect(one.y + one.height).toBeLessThanOrEqual(picture.height)
        for (const two of nodes) {
          const apart = one.x + one.width <= two.x || two.x + two.width <= one.x || one.y + one.height <= two.y || two.y + two.height <= one.y
          expect(one === two || apart, `${one.key} and ${two.key} at ${width}`).toBe(true)
        }
      }
    }
  })

  it('draws every way, thicker where more went', () => {
    const picture = drawn()
    for (const [way, n] of Object.entries(WAYS)) {
      if (way === '>new') continue
      const [from = '', end = ''] = way.split('>')
      const line = lineOf(picture, `${from}>${end.includes(':') ? keyOf('other', '') : end}`)
      expect(line.n, way).toBe(n)
    }
    const widths = ['new>taken', 'taken>sent', 'new>over', 'taken>over', 'sent>aside'].map((key) => lineOf(picture, key).width)
    expect(widths).toEqual([...widths].sort((one, two) => two - one))
    expect(new Set(widths).size).toBe(widths.length)
  })

  it('lets what leads to one place run together', () => {
    const picture = drawn()
    // Five and one come back to the beginning.
    const into = picture.lines.find(({ key }) => key === '>new right')
    expect(into).toMatchObject({ n: 6, points: 'left', kind: 'back' })
    expect(picture.lines.find(({ key }) => key === '>over left')).toMatchObject({ n: 9, points: 'right', kind: 'onward' })
  })

  it('numbers the main line, and the report above it', () => {
    expect(drawn().labels.map(({ key, n }) => [key, n])).toEqual([
      ['>new', 50],
      ['new>taken', 40],
      ['taken>sent', 30],
      ['sent>done', 20],
      ['done>over', 18],
    ])
  })

  it('says where cases of another track come from', () => {
    const picture = draw(other, [track, other], 400)
    expect(picture.nodes.map(({ key }) => key)).toContain(keyOf('one', ''))
    expect(picture.lines.find(({ key }) => key === `${keyOf('one', '')}>new`)).toMatchObject({ n: 2 })
  })

  it('draws a track that has nothing but a beginning and an end', () => {
    const plain = trackOf('plain', ['new', 'over'], [], { '>new': 0, 'new>over': 0 })
    const picture = draw(plain, [plain], 300)
    expect(picture.nodes).toHaveLength(2)
    expect(picture.lines.every(({ n }) => n === 0)).toBe(true)
  })

  it('puts no line outside of the picture', () => {
    for (const width of [320, 520]) {
      const picture = drawn(width)
      for (const { d } of picture.lines) {
        const numbers = [...d.matchAll(/-?[\d.]+/g)].map(Number)
        expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(picture.width, picture.height))
      }
    }
  })
})
