import { describe, expect, it, vi } from 'vitest'

import { EMPTY_TILE, TileFeed, tilesOver, type TileAddress, type TileContent } from './tiles'

const tile = (x: number): TileAddress => ({ z: 10, x, y: 5 })
const holding = (n: number): TileContent => ({ clusters: [{ x: 0, y: 0, n, n_open: n }], points: [] })
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('the tiles over a view', () => {
  it('cover it and stay on the map', () => {
    expect(tilesOver({ x: 0.2, y: 0.2 }, { x: 0.6, y: 0.3 }, 2)).toEqual([
      { z: 2, x: 0, y: 0 },
      { z: 2, x: 0, y: 1 },
      { z: 2, x: 1, y: 0 },
      { z: 2, x: 1, y: 1 },
      { z: 2, x: 2, y: 0 },
      { z: 2, x: 2, y: 1 },
    ])
    expect(tilesOver({ x: -3, y: -3 }, { x: -2, y: -2 }, 3)).toEqual([{ z: 3, x: 0, y: 0 }])
  })
})

describe('a tile feed', () => {
  it('loads what came into view, once', async () => {
    const load = vi.fn(() => Promise.resolve(holding(1)))
    const feed = new TileFeed(load, vi.fn())
    feed.look([tile(1), tile(2)])
    feed.look([tile(2), tile(3)])
    await settle()
    expect(load).toHaveBeenCalledTimes(3)
    expect(feed.content.clusters).toHaveLength(2)
  })

  it('keeps showing the old copy until the new one has come', async () => {
    let answer: (content: TileContent) => void = () => undefined
    const load = vi.fn().mockResolvedValueOnce(holding(1))
    load.mockImplementationOnce(() => new Promise<TileContent>((resolve) => (answer = resolve)))
    const feed = new TileFeed(load, vi.fn())
    feed.look([tile(1)])
    await settle()
    feed.refresh()
    expect(feed.content.clusters[0]?.n).toBe(1)
    answer(holding(2))
    await settle()
    expect(feed.content.clusters[0]?.n).toBe(2)
  })

  it('drops a late answer for a tile that has left the view', async () => {
    let answer: (content: TileContent) => void = () => undefined
    const feed = new TileFeed(() => new Promise((resolve) => (answer = resolve)), vi.fn())
    feed.look([tile(1)])
    feed.look([])
    answer(holding(7))
    await settle()
    expect(feed.content).toEqual(EMPTY_TILE)
  })

  it('lets the last of two refreshes win, whichever answers first', async () => {
    const answers: ((content: TileContent) => void)[] = []
    const feed = new TileFeed(() => new Promise((resolve) => answers.push(resolve)), vi.fn())
    feed.look([tile(1)])
    feed.refresh()
    answers[1]?.(holding(2))
    await settle()
    answers[0]?.(holding(1))
    await settle()
    expect(feed.content.clusters[0]?.n).toBe(2)
  })

  it('tells of a failure and tries again with the next refresh', async () => {
    const failed = vi.fn()
    const load = vi.fn().mockRejectedValueOnce(new Error('no way')).mockResolvedValueOnce(holding(4))
    const feed = new TileFeed(load, vi.fn(), failed)
    feed.look([tile(1)])
    await settle()
    expect(failed).toHaveBeenCalledOnce()
    feed.refresh()
    await settle()
    expect(feed.content.clusters[0]?.n).toBe(4)
  })
})
