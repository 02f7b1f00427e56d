/**
 * The language of a face: Chinese is in the first download, English comes when asked for.
 *
 * The choice lives in the cookie Django's LocaleMiddleware reads, so server texts and screen texts agree.
 * Every room keeps its words in `messages.zh.ts` and `messages.en.ts`; a face gathers the rooms it shows.
 */
import { inject, type App, type InjectionKey, type Ref } from 'vue'

import { COMPOSER, createWords, type Composer } from './composer'

export { createWords } from './composer'

export type Language = 'zh' | 'en'
/** Words by room; leaves are texts. */
export interface Messages {
  [key: string]: string | Messages
}

const COOKIE = 'pingan_language'
const COOKIE_VALUE: Record<Language, string> = { zh: 'zh-hans', en: 'en' }
const HTML_LANG: Record<Language, string> = { zh: 'zh-CN', en: 'en' }
const YEAR_S = 365 * 24 * 3600

export interface LanguageChoice {
  language: Readonly<Ref<Language>>
  /** Loads the words if need be, switches the page and tells the server by cookie. */
  choose(language: Language): Promise<void>
  /** Runs after every change; for what holds texts from the server. */
  onChange(handler: (language: Language) => void): void
  /** For what stands outside of any part of the page. */
  say(key: MessageKey): string
}

export interface FaceMessages {
  zh: Messages
  en: () => Promise<{ default: Messages }>
}

/** The words of all rooms, which `src/words.d.ts` puts together. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface Words {}

type Name<T> = keyof T & (string | number)
type KeysOf<T> = { [K in Name<T>]: T[K] extends string ? `${K}` : `${K}.${KeysOf<T[K]>}` }[Name<T>]
export type MessageKey = KeysOf<Words>

export interface WordsOfPage {
  /** The words under a key, with values for their places; `n` chooses between one and many as well. */
  t(key: MessageKey, values?: Record<string, unknown> | number): string
  /** The words under a key that was put together of codes, where there are any. */
  found(key: string, values?: Record<string, unknown>): string | undefined
  /** The words that any room has under such a key of its own. */
  foundIn(keyInRoom: string, values?: Record<string, unknown>): string | undefined
  /** All words under a group, in its order. */
  all(group: string): string[]
  locale: Readonly<Ref<Language>>
}

/** The words of the page in the reader's language. A key that no room has does not pass the type check. */
export function useWords(): WordsOfPage {
  const composer = inject(COMPOSER)
  if (composer === undefined) throw new Error('The app has no words: createWords() was not used.')
  const { t, te, group, messages, locale } = composer
  return {
    t,
    found: (key, values) => (te(key) ? t(key, values) : undefined),
    all: (key) => Object.values(group(key)) as string[],
    foundIn(keyInRoom, values) {
      const key = Object.keys(messages[locale.value] ?? {})
        .map((room) => `${room}.${keyInRoom}`)
        .find((one) => te(one))
      return key === undefined ? undefined : t(key, values)
    },
    locale,
  }
}

export const LANGUAGE_KEY: InjectionKey<LanguageChoice> = Symbol('language')

/** The reader's choice by cookie, else what the page was served in, else Chinese. */
export function rememberedLanguage(): Language {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(document.cookie)?.[1] ?? document.documentElement.lang
  return value.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/** The words of a page that a face loads when it is asked for. English has come whole, where it was asked for. */
export function addChinese(words: Messages): void {
  adding?.(words)
}
let adding: ((words: Messages) => void) | undefined

/** Installs the words and the language choice; the app may be mounted when this resolves. */
export async function installLanguages(app: App, messages: FaceMessages): Promise<LanguageChoice> {
  const composer = createWords({ zh: messages.zh })
  adding = (words) => composer.add('zh', words)
  const choice = createChoice(composer, messages.en)
  await choice.choose(rememberedLanguage())
  app.use(composer)
  app.provide(LANGUAGE_KEY, choice)
  return choice
}

function createChoice(composer: Composer, loadEnglish: FaceMessages['en']): LanguageChoice {
  const handlers = new Set<(language: Language) => void>()
  return {
    language: composer.locale,
    say: (key) => composer.t(key),
    async choose(language) {
      if (composer.messages[language] === undefined) composer.add(language, (await loadEnglish()).default)
      const changed = composer.locale.value !== language
      composer.locale.value = language
      document.documentElement.lang = HTML_LANG[language]
      if (!changed) return
      document.cookie = `${COOKIE}=${COOKIE_VALUE[language]}; path=/; max-age=${YEAR_S}; samesite=lax`
      handlers.forEach((handler) => handler(language))
    },
    onChange(handler) {
      handlers.add(handler)
    },
  }
}

export function useLanguage(): LanguageChoice {
  const choice = inject(LANGUAGE_KEY)
  if (choice === undefined) throw new Error('installLanguages() was not called for this app.')
  return choice
}
