import { expect, it } from 'vitest'

/** What knows no track by name: whatever a trade needs is brought by its room (`tracks.ts`, `steps.ts`, `words.ts`). */
const GENERIC = import.meta.glob<string>(
  ['/src/{api,cases,live,maps,papers,people,territory,ui}/**/*.{ts,vue,css}', '/src/faces/desk/**/*.{ts,vue,css}', '!**/*.gen.ts'],
  { eager: true, query: '?raw', import: 'default' },
)
/** Where a face says which rooms it has, and tests that play with them. */
const GATHERS = /\/(rooms|words\.(zh|en))\.ts$|^\/src\/faces\/.*(\.test\.ts$|\/testing\/)/
/** Nor any role: what one may do stands in the session's reaches. */
const ROLE = /\brole\b[^\n]*[!=]==|['"](grid_worker|dispatcher|leader)['"]/
const named = new RegExp(['(?<!im)mediat', 'disput'].join('|'), 'i')

function saying(pattern: RegExp, leave: RegExp): string[] {
  return Object.entries(GENERIC)
    .filter(([path]) => !leave.test(path))
    .flatMap(([path, text]) => text.split('\n').filter((line) => pattern.test(line)).map((line) => `${path}: ${line.trim()}`))
}

it('says no word of a single trade', () => {
  expect(Object.keys(GENERIC).length).toBeGreaterThan(100)
  expect(saying(named, new RegExp(`${GATHERS.source}|generic\\.test\\.ts$`))).toEqual([])
})

it('decides nothing by the name of a role', () => {
  expect(saying(ROLE, /\.test\.ts$|\/testing\//)).toEqual([])
})
