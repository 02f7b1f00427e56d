import { readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { expect, it } from 'vitest'

import { refusal } from './layers.js'

const SRC = resolve('src')
const from = (path: string): string => `${SRC}/${path}`

it.each([
  ['@/cases/queries', 'mediation/steps.ts'],
  ['@/api/client', 'cases/queries.ts'],
  ['./queries', 'cases/live.ts'],
  ['@/maps/PinMap.vue', 'cases/forms/PlacePicker.vue'],
  ['../drafts', 'faces/desk/case/CasePane.vue'],
  ['@/faces/start', 'faces/desk/main.ts'],
  ['vue', 'ui/Chip.vue'],
])('%s may be used by %s', (asked, file) => {
  expect(refusal(asked, from(file))).toBeNull()
})

it.each([
  ['@/mediation/track', 'cases/tracks.ts'],
  ['../mediation/track', 'cases/tracks.ts'],
  ['@/cases/queries', 'maps/caseTiles.ts'],
  ['@/centers/queries', 'cases/tones.ts'],
  ['@/ui/time', 'api/client.ts'],
  ['@/faces/desk/drafts', 'faces/field/App.vue'],
  ['@/faces/desk/drafts', 'faces/start.ts'],
  ['@/api/client', 'brandnew/queries.ts'],
])('%s is refused to %s', (asked, file) => {
  expect(refusal(asked, from(file))).not.toBeNull()
})

it('no file imports itself, by however many others', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|vue)$/.test(file))
  const imports = new Map(files.map((file) => [from(file), importsOf(from(file))]))
  expect(imports.size).toBeGreaterThan(200)
  const done = new Set<string>()
  const circles: string[] = []

  function walk(file: string, way: string[]): void {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].map((each) => each.slice(SRC.length)).join(' → '))
    if (way.includes(file) || done.has(file)) return
    for (const next of imports.get(file) ?? []) walk(next, [...way, file])
    done.add(file)
  }
  for (const file of imports.keys()) walk(file, [])
  expect(circles).toEqual([])
})

/** What is needed at once: types are gone by then, and what is asked for later has no turn in it. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const asked = [...text.matchAll(/^(?:import|export) (?!type )(?:[^;'"]*? from )?'([^']+)'/gm)].map((match) => match[1] ?? '')
  return asked.flatMap((name) => {
    const path = name.startsWith('@/') ? resolve(SRC, name.slice(2)) : name.startsWith('.') ? resolve(dirname(file), name) : null
    return path === null ? [] : [path, `${path}.ts`, `${path}/index.ts`]
  })
}
