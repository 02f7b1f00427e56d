import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { expect, it } from 'vitest'

import { FACES, ROLES } from '../src/people/posts.gen.ts'

const policy = (file: string): string => readFileSync(resolve('../platform/pingan/policy', file), 'utf8')

it('has the server\'s table of faces: run `npm run gen` where it differs', () => {
  const told = JSON.parse(policy('faces.json')) as ((typeof FACES)[number] & { pages?: string[] })[]
  expect(FACES).toEqual(told.map(({ name, path, entry }) => ({ name, path, entry })))
})

it('has the words of the server\'s roles: run `npm run gen` where they differ', () => {
  const [head = '', ...rows] = policy('roles.csv').trim().split('\n')
  const column = (name: string): number => head.split(',').indexOf(name)
  const told = rows.map((row) => row.split(','))
  const words = told.map((row) => [row[column('role')], { zh: row[column('label')], en: row[column('label_en')] }])
  expect(ROLES).toEqual(Object.fromEntries(words))
})
