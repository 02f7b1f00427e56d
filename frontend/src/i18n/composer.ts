/**
 * Looks words up and puts values into their places. A library for this weighed 20 KB on a phone, a seventh of its
 * first load, for parsers and formats that none of our words asks for: they know `{name}` and `one | many`.
 */
import { shallowReactive, ref, type App, type InjectionKey, type Ref } from 'vue'

import type { Language, Messages } from '.'

export type Values = Record<string, unknown> | number

/** A plugin of the app whose words these are. */
export interface Composer {
  install(app: App): void
  locale: Ref<Language>
  /** The words of each language that has come. */
  messages: Partial<Record<Language, Messages>>
  /** The words under a key; Chinese where the language has none, and the key itself where nobody has. */
  t(key: string, values?: Values): string
  te(key: string): boolean
  /** The texts and groups under a group, in its order. */
  group(key: string): Messages
  add(language: Language, more: Messages): void
}

export const COMPOSER: InjectionKey<Composer> = Symbol('words')

export function createWords(messages: Partial<Record<Language, Messages>>, language: Language = 'zh'): Composer {
  const locale = ref(language)
  // A language is replaced whole when words are added, so that whoever shows some of them looks again.
  const held = shallowReactive({ ...messages })
  const under = (key: string, of: Language = locale.value): string | Messages | undefined =>
    key.split('.').reduce<string | Messages | undefined>((at, part) => (isGroup(at) && HAS.call(at, part) ? at[part] : undefined), held[of])
  const composer: Composer = {
    locale,
    messages: held,
    t(key, values = {}) {
      const text = [under(key), under(key, 'zh')].find((found) => typeof found === 'string')
      return text === undefined ? key : said(text as string, typeof values === 'number' ? { n: values, count: values } : values)
    },
    te: (key) => typeof under(key) === 'string',
    group(key) {
      const found = under(key) ?? under(key, 'zh')
      return isGroup(found) ? found : {}
    },
    add(language, more) {
      held[language] = merged(held[language] ?? {}, more)
    },
    install(app) {
      app.provide(COMPOSER, composer)
    },
  }
  return composer
}

const HAS = Object.prototype.hasOwnProperty
const isGroup = (at: unknown): at is Messages => typeof at === 'object' && at !== null

function said(text: string, values: Record<string, unknown>): string {
  return chosen(text.split(' | '), values.count ?? values.n).replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name]
    return value === undefined || value === null ? '' : String(value)
  })
}

/** `one | many`, by how many there are. */
function chosen(forms: string[], n: unknown): string {
  const [one = '', many = one] = forms
  return n === undefined || Number(n) === 1 ? one : many
}

function merged(into: Messages, more: Messages): Messages {
  const all = { ...into }
  for (const [key, value] of Object.entries(more)) {
    const before = all[key]
    all[key] = isGroup(value) && isGroup(before) ? merged(before, value) : value
  }
  return all
}
