import { expect, it } from 'vitest'

import { askedAt, matching, putIn } from './modules'

const MODULES = [
  { shortcut: 'dh', text: '已电话告知来人办理进度。' },
  { shortcut: 'dhwj', text: '电话无人接听，改日再联系。' },
  { shortcut: 'xc', text: '已到现场查看，dh 另记。' },
]

it('is asked for by its mark and letters, and by nothing else', () => {
  expect(askedAt('先看 ::dh', 7)).toEqual({ from: 3, asked: 'dh' })
  expect(askedAt('::', 2)).toEqual({ from: 0, asked: '' })
  expect(askedAt('时间::下午', 6)).toBeNull()
  expect(askedAt('::dh 已办', 7)).toBeNull()
  // Where one writes is what counts, not what stands behind.
  expect(askedAt('::dh', 1)).toBeNull()
  expect(askedAt('10:30', 5)).toBeNull()
})

it('offers what begins so before what says so', () => {
  expect(matching(MODULES, 'dh').map(({ shortcut }) => shortcut)).toEqual(['dh', 'dhwj', 'xc'])
  expect(matching(MODULES, '无人').map(({ shortcut }) => shortcut)).toEqual(['dhwj'])
  expect(matching(MODULES, '')).toHaveLength(3)
})

it('stands in place of what asked for it, and leaves the rest', () => {
  expect(putIn('先看 ::dh。', 7, MODULES[0]!)).toEqual({ text: '先看 已电话告知来人办理进度。。', caret: 15 })
  expect(putIn('没有问', 3, MODULES[2]!).text).toBe('没有问已到现场查看，dh 另记。')
})
