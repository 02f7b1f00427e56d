/**
 * No words without a reader, and no reader without words. That a key exists at all is the type check's business
 * (`useWords`); which rooms a face has words of is not, and words that nobody asks for are known to nobody.
 */
import { describe, expect, it } from 'vitest'

import type { Messages } from '.'

const sources = import.meta.glob<string>(['/src/**/*.{ts,vue}', '!**/*.test.ts', '!**/testing/**', '!**/*.gen.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
})
/** With what comes with single pages. */
const parts = import.meta.glob<Messages>('/src/faces/**/words.zh.ts', { eager: true, import: 'default' })
const faces: Record<string, Messages> = {}
for (const [path, words] of Object.entries(parts)) {
  const face = path.replace(/^(\/src\/faces\/\w+\/).*/, '$1words.zh.ts')
  for (const [room, of] of Object.entries(words)) {
    faces[face] = { ...faces[face], [room]: { ...(faces[face]?.[room] as Messages), ...(of as Messages) } }
  }
}

/** What parts of a room bring with them when they are first shown (`i18n/brought.ts`), in whichever face. */
const brought = import.meta.glob<Messages>(['/src/*/**/words.zh.ts', '!/src/faces/**'], { eager: true, import: 'default' })

const ROOMS = new Set([...Object.values(faces), ...Object.values(brought)].flatMap((words) => Object.keys(words)))

/** Keys that are put together of what the server says: by kind and code in any room, and by the names of fields. */
const TOLD = [
  /^\w+\.param\.\w+$/,
  /^\w+\.(track|desk|caution|withheld|turn|state|action|done|taken|hint|choice|field|submit)\.\w+$/,
  // Kinds of clocks and why a day counts: rooms bring their own.
  /^\w+\.clocks\.(kind|why)\.\w+$/,
  // Facilities and states of projects stand in the profile of a village.
  /^region\.village\.(facility|state)\.\w+$/,
]
const WORDS = /(^|\/)(messages|words|track|acts)\.(zh|en)\.ts$/
/** `'a.b'`, `"a.b"` and `` `a.${b}` ``. */
const LITERAL = /'([\w.]+)'|"([\w.]+)"|`([\w.]*(?:\$\{[^`}]*\}[\w.]*)*)`/g

function leaves(messages: Messages, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : leaves(value, `${prefix}${key}.`),
  )
}

/** What a literal stands for, as a pattern: any word for what is put in. */
function patternsIn(text: string): string[] {
  return [...text.matchAll(LITERAL)]
    .map(([, one, other, template]) => (one ?? other ?? template ?? '').replace(/\$\{[^}]*\}/g, '\\w+'))
    .filter((pattern) => ROOMS.has(pattern.split('.')[0] ?? '') && pattern.includes('.'))
}

const readers = Object.entries(sources).filter(([path]) => !WORDS.test(path))

describe('words', () => {
  const asked = new RegExp(`^(${[...new Set(readers.flatMap(([, text]) => patternsIn(text)))].join('|')})(\\.\\w+)*$`)
  const all = new Set([...Object.values(faces), ...Object.values(brought)].flatMap((words) => leaves(words)))

  it('are all asked for somewhere', () => {
    expect(all.size).toBeGreaterThan(500)
    expect([...all].filter((key) => !asked.test(key) && !TOLD.some((pattern) => pattern.test(key)))).toEqual([])
  })
})

/** Every file that a face may come to load. */
function filesOf(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry) || sources[entry] === undefined) return seen
  if (WORDS.test(entry)) return brought[entry] === undefined ? seen : seen.add(entry)
  seen.add(entry)
  for (const [, name = ''] of sources[entry].matchAll(/(?:from |import\(|^import )'([@.][^']*)'/gm)) {
    const path = name.startsWith('@/') ? `/src/${name.slice(2)}` : new URL(name, `file://${entry}`).pathname
    for (const file of [path, `${path}.ts`, `${path}/index.ts`]) filesOf(file, seen)
  }
  return seen
}

describe.each(Object.entries(faces))('%s', (path, words) => {
  it('has words for whatever its face may say', () => {
    const files = filesOf(path.replace('words.zh.ts', 'main.ts'))
    expect(files.size).toBeGreaterThan(60)
    const keys = [words, ...[...files].map((file) => brought[file] ?? {})].flatMap((some) => leaves(some))
    const missing = [...files].filter((file) => !WORDS.test(file)).flatMap((file) =>
      [...(sources[file] ?? '').matchAll(/\bt\(([^\n]*)/g)]
        .flatMap(([, rest = '']) => patternsIn(rest))
        .filter((pattern) => !keys.some((key) => new RegExp(`^${pattern}$`).test(key)))
        .map((pattern) => `${file}: ${pattern}`),
    )
    expect(missing).toEqual([])
  })
})
