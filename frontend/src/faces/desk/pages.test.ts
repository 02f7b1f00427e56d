import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { expect, it } from 'vitest'

import { pageAt, PAGES, pagesFor } from './pages'

const REACH = { span: 'any', tracks: null, own: false } as const

it('has pages at addresses that the server knows', () => {
  const faces = JSON.parse(readFileSync(resolve('../platform/pingan/policy/faces.json'), 'utf8')) as { name: string; pages?: string[] }[]
  const served = faces.find(({ name }) => name === 'desk')?.pages ?? []
  expect(PAGES.map(({ name }) => name).filter((name) => !served.includes(name))).toEqual([])
})

it('opens a page to whoever may do what it is for', () => {
  expect(pagesFor({})).toEqual([])
  expect(pagesFor({ 'ledgers.ask': REACH }).map(({ name }) => name)).toEqual(['ledgers'])
})

it('reads the page from the address, and the desk from every other one', () => {
  expect(pageAt('/desk/ledgers')).toBe('ledgers')
  expect(pageAt('/desk/')).toBe('')
  expect(pageAt('/desk/ledgers/more')).toBe('')
})
