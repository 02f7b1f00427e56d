import { describe, expect, it } from 'vitest'

import type { Messages } from '.'

const texts = import.meta.glob<Messages>('/src/**/messages.{zh,en}.ts', { eager: true, import: 'default' })
const rooms = new Set(Object.keys(texts).map((path) => path.replace(/\/messages\.(zh|en)\.ts$/, '')))

function leaves(messages: Messages, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else leaves(value, `${prefix}${key}.`).forEach((text, inner) => found.set(inner, text))
  }
  return found
}

const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()

describe.each([...rooms])('the words of %s', (room) => {
  const zh = leaves(texts[`${room}/messages.zh.ts`] ?? {})
  const en = leaves(texts[`${room}/messages.en.ts`] ?? {})

  it('are the same in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
  })

  it('are never empty', () => {
    const blank = [...zh, ...en].filter(([, text]) => text.trim() === '')
    expect(blank).toEqual([])
  })

  it('take the same values', () => {
    for (const [key, text] of zh) expect([key, placeholders(en.get(key) ?? '')]).toEqual([key, placeholders(text)])
  })
})
