import { deleteDB } from 'idb'
import { beforeEach, expect, it, vi } from 'vitest'
import { reactive, readonly } from 'vue'

import { allWords, dropWords, forgetOthers, forgetWords, keepWords, readWords } from './kept'

beforeEach(async () => {
  await forgetWords('wu')
  await forgetWords('zheng')
})

it('keeps what a screen holds, wrapped or not', async () => {
  const draft = reactive({ place: '村委会', mode: 'closed', next: null, parties: [readonly(reactive({ n: 1 }))] })
  await keepWords('wu', 'case/record_session', draft)
  expect(await readWords('wu', 'case/record_session')).toEqual({
    place: '村委会',
    mode: 'closed',
    next: null,
    parties: [{ n: 1 }],
  })
})

it('gives nobody the words of another', async () => {
  await keepWords('wu', 'case/note', '吴的话')
  expect(await readWords('zheng', 'case/note')).toBeUndefined()
  expect(await allWords('zheng')).toEqual(new Map())
  await keepWords('zheng', 'case/note', '郑的话')
  expect(await allWords('wu')).toEqual(new Map([['case/note', '吴的话']]))
})

it('drops one, or all of a person, or all of everybody else', async () => {
  await keepWords('wu', 'one', '1')
  await keepWords('wu', 'two', '2')
  await dropWords('wu', 'one')
  expect([...(await allWords('wu')).keys()]).toEqual(['two'])

  await keepWords('zheng', 'three', '3')
  await forgetOthers('zheng')
  expect([await allWords('wu'), await allWords('zheng')].map(({ size }) => size)).toEqual([0, 1])
  await forgetWords('zheng')
  expect((await allWords('zheng')).size).toBe(0)
})

it('drops what nobody came back for in a week', async () => {
  await keepWords('wu', 'old', '久远')
  await forgetOthers('wu')
  expect((await allWords('wu')).size).toBe(1)
  const later = Date.now() + 8 * 24 * 3_600_000
  const { hearServerTime } = await import('@/api/clock')
  hearServerTime(new Date(later).toUTCString(), 0)
  await forgetOthers('wu')
  expect((await allWords('wu')).size).toBe(0)
})

it('lets go for a page of a later release, and goes on afterwards', async () => {
  await keepWords('wu', 'case/note', '写了一半')
  const blocked = vi.fn()
  await deleteDB('pingan-words', { blocked })
  expect(blocked).not.toHaveBeenCalled()
  await keepWords('wu', 'case/note', '接着写')
  expect(await readWords('wu', 'case/note')).toBe('接着写')
})

it('says so when it could not be kept', async () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  await expect(keepWords('wu', 'circle', circle)).rejects.toThrow()
})
