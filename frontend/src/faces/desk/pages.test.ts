import { expect, it } from 'vitest'

import { pageAt, pagesFor } from './pages'

const REACH = { span: 'any', tracks: null, own: false } as const

it('opens a page to whoever may do what it is for', () => {
  expect(pagesFor({})).toEqual([])
  expect(pagesFor({ 'ledgers.ask': REACH }).map(({ name }) => name)).toEqual(['ledgers'])
})

it('reads the page from the address, and the desk from every other one', () => {
  expect(pageAt('/desk/ledgers')).toBe('ledgers')
  expect(pageAt('/desk/')).toBe('')
  expect(pageAt('/desk/ledgers/more')).toBe('')
})
