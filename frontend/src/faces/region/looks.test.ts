import { describe, expect, it } from 'vitest'

import type { AreaChild, AreaFigures } from '@/api/types'
import { CLASS_FILLS, NONE_FILL } from '@/maps/palette'

import { dress, ratePerThousand, shortNames, standings } from './looks'

const area = (code: string, population = 1000): AreaChild => ({
  code,
  name: code,
  level: 'township',
  is_border_village: false,
  population,
})
const open = (n: number): AreaFigures => ({ open: n, overdue: 0, reported: 0, closed: 0 })

describe('the standing of areas', () => {
  it('counts, most first, and nothing for an area without a figure', () => {
    const found = standings([area('a'), area('b'), area('c')], { a: open(2), b: open(9) }, 'open')
    expect(found.map(({ area: { code }, figure }) => [code, figure])).toEqual([
      ['b', 9],
      ['a', 2],
      ['c', 0],
    ])
  })

  it('by thousand residents can turn the order over', () => {
    const parts = [area('large', 40_000), area('small', 2_000)]
    const figures = { large: open(80), small: open(10) }
    expect(standings(parts, figures, 'open')[0]?.area.code).toBe('large')
    expect(standings(parts, figures, 'rate').map(({ figure }) => figure)).toEqual([5, 2])
  })

  it('gives no rate for a handful of people', () => {
    expect(ratePerThousand(1, 99)).toBeNull()
    expect(ratePerThousand(1, 100)).toBe(10)
  })
})

describe('dressing the map', () => {
  it('keeps zero apart and gives the darker to the more', () => {
    const { looks, legend } = dress(standings([area('a'), area('b'), area('c')], { a: open(1), b: open(7) }, 'open'), 'open')
    expect(looks.get('c')).toMatchObject({ fill: NONE_FILL, figure: '0' })
    expect(looks.get('b')).toMatchObject({ fill: CLASS_FILLS[3], figure: '7' })
    expect(legend.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 7],
    ])
  })

  it('prints a dash where a rate would mislead', () => {
    const { looks } = dress(standings([area('a', 20)], { a: open(3) }, 'rate'), 'rate')
    expect(looks.get('a')).toMatchObject({ figure: '–', fill: NONE_FILL })
  })
})

describe('names inside their own area', () => {
  const called = (name: string): AreaChild => ({ ...area('x'), name })

  it('leave out what the heading says already', () => {
    expect(shortNames([called('槐垭村第一网格'), called('槐垭村第二网格')], '槐垭村').map(({ name }) => name)).toEqual(['第一网格', '第二网格'])
    expect(shortNames([called('Huaiya Village Grid 1')], 'Huaiya Village')[0]?.name).toBe('Grid 1')
  })

  it('stay whole where one of them is called otherwise', () => {
    const names = ['槐垭村', '石庄村']
    expect(shortNames(names.map(called), '槐垭').map(({ name }) => name)).toEqual(names)
    expect(shortNames([called('槐垭村')], '槐垭村')[0]?.name).toBe('槐垭村')
  })
})
