import { beforeEach, expect, it, vi } from 'vitest'

import { aCategory } from '@/cases/testing/categories'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import sample from '../../../../../tests/cases/likely.json'
import CategoryGuess from './CategoryGuess.vue'
import { suggests } from './suggesting'
import words from './words.zh'

const asked = vi.hoisted(() => vi.fn())
vi.mock('@/territory/phoneGround', () => ({ wordingsHere: asked }))

const TREE = [
  aCategory('02', null, '环境', 'Surroundings'),
  aCategory('0201', '02', '垃圾', 'Rubbish'),
  aCategory('05', null, '设施', 'Facilities'),
  aCategory('0501', '05', '路灯', 'Street lamp'),
  // What the model knows and the tree no more (0506) is not offered.
]

beforeEach(() => {
  suggests.value = true
  asked.mockReset().mockResolvedValue(sample.model)
  answer({ 'GET /api/v1/categories': { body: { items: TREE, former: [] } } })
})

function open(text: string, chosen: string | null = null) {
  const page = mountIn(CategoryGuess, { text, chosen }, words)
  const offered = (): string[] => page.findAll('button').map((button) => button.text())
  return { page, offered }
}

it('offers what the words are likely about, and takes nothing by itself', async () => {
  const { page, offered } = open('村口的路灯不亮了')
  await vi.waitFor(() => expect(offered()).toEqual(['路灯']))
  expect(page.emitted('take')).toBeUndefined()
  await page.get('button').trigger('click')
  expect(page.emitted('take')).toEqual([['0501']])
})

it('follows what is typed, and is silent of words that nobody knows', async () => {
  const { page, offered } = open('村口的路灯不亮了')
  await vi.waitFor(() => expect(offered()).toHaveLength(1))
  await page.setProps({ text: '邻居吵架' })
  await vi.waitFor(() => expect(offered()).toEqual([]))
})

it('says nothing to whoever has chosen it', async () => {
  const { page, offered } = open('村口的路灯不亮了', '0501')
  await vi.waitFor(() => expect(asked).toHaveBeenCalled())
  expect(offered()).toEqual([])
  await page.setProps({ chosen: '0201' })
  await vi.waitFor(() => expect(offered()).toEqual(['路灯']))
})

it('neither asks nor offers where it is switched off', async () => {
  suggests.value = false
  const { page, offered } = open('村口的路灯不亮了')
  await page.setProps({ text: '村口的路灯不亮了，晚上' })
  expect(asked).not.toHaveBeenCalled()
  expect(offered()).toEqual([])
})

it('stays off for this phone', async () => {
  suggests.value = false
  await vi.waitFor(() => expect(localStorage.getItem('pingan_suggests')).toBe('0'))
})
