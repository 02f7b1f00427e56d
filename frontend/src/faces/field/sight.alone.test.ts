import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { contrastOf, GROUNDS, INKS, STATES, tokensOf, UNDER_WHITE } from '@/ui/testing/contrast'
import paperCss from '@/ui/tokens.css?raw'

import css from './sight.css?raw'

const ZHOU = '018f0000-0000-7000-8000-000000000001'
const LIN = '018f0000-0000-7000-8000-000000000002'
const classes = (): string => document.documentElement.className

/** The page as it is opened anew on the same phone. */
async function opened(account?: string) {
  vi.resetModules()
  document.documentElement.className = ''
  const { sight, useSight } = await import('./sight')
  const whose = ref<string | undefined>(account)
  effectScope().run(() => useSight(() => whose.value))
  return { sight, whose }
}

beforeEach(() => localStorage.clear())

describe('what an account has chosen', () => {
  it('is there when it comes back, and is nobody else’s', async () => {
    const first = await opened(ZHOU)
    Object.assign(first.sight, { large: true, sunlight: true })
    await nextTick()
    expect(classes()).toBe('large-type sunlight')
    const second = await opened(LIN)
    Object.assign(second.sight, { large: false, sunlight: false })
    await nextTick()
    const third = await opened(ZHOU)
    expect([third.sight.large, third.sight.sunlight, classes()]).toEqual([true, true, 'large-type sunlight'])
  })

  it('holds at the door for whoever was here last', async () => {
    const first = await opened(ZHOU)
    first.sight.large = true
    await nextTick()
    await opened()
    expect(classes()).toBe('large-type')
  })

  it('begins as the phone was set before accounts were told apart', async () => {
    localStorage.setItem('pingan_large_type', '1')
    await opened(ZHOU)
    expect(classes()).toBe('large-type')
  })

  it('follows who signs in, without writing over what they chose', async () => {
    const { sight, whose } = await opened(ZHOU)
    sight.sunlight = true
    await nextTick()
    whose.value = LIN
    await nextTick()
    sight.sunlight = false
    await nextTick()
    whose.value = ZHOU
    await nextTick()
    expect(classes()).toBe('sunlight')
  })
})

describe('in the sun', () => {
  const paper = tokensOf(paperCss)
  const sun = tokensOf(css)
  const tokens = new Map([...paper, ...sun])
  const contrast = (one: string, other: string): number => contrastOf(tokens.get(one)!, tokens.get(other)!)

  it('draws every colour anew but the white on buttons', () => {
    expect([...paper.keys()].filter((name) => !sun.has(name))).toEqual(['on-brand'])
  })

  it.each(INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)))('reads %s on %s at 7', (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7)
  })

  it.each(STATES)('reads %s on its own ground at 7', (state) => {
    expect(contrast(state, `${state}-soft`)).toBeGreaterThanOrEqual(7)
  })

  it.each(UNDER_WHITE)('reads white on %s at 7', (ground) => {
    expect(contrast('on-brand', ground)).toBeGreaterThanOrEqual(7)
  })

  it('marks every edge at 4.5', () => {
    for (const line of ['line', 'line-strong']) expect(contrast(line, 'surface')).toBeGreaterThanOrEqual(4.5)
  })
})

describe('sizes', () => {
  it('are 18 px, and 24 where type is large', () => {
    expect([...css.matchAll(/font-size: (\d+)px/g)].map(([, size]) => size)).toEqual(['18', '24'])
  })

  it('leave no part of this face a thumb could miss', () => {
    const parts = import.meta.glob<string>('./**/*.{vue,css}', { query: '?raw', import: 'default', eager: true })
    expect(Object.keys(parts).length).toBeGreaterThan(30)
    const small = Object.entries(parts).flatMap(([path, text]) =>
      [...text.matchAll(/min-height: (\d+)px/g)].filter(([, px]) => Number(px) < 48).map(([found]) => `${path} ${found}`),
    )
    expect(small).toEqual([])
  })
})
