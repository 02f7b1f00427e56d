/**
 * The language of a face: Chinese is in the first download, English comes when asked for.
 *
 * The choice lives in the cookie Django's LocaleMiddleware reads, so server texts and screen texts agree.
 * Every room keeps its words in `messages.zh.ts` and `messages.en.ts`; a face gathers the rooms it shows.
 */
import { inject, type App, type InjectionKey, type Ref } from 'vue'
import { createI18n, useI18n, type I18n } from 'vue-i18n'

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
  const { t, te, tm, messages, locale } = useI18n()
  const say = (key: string, values: Record<string, unknown> | number = {}): string =>
    typeof values === 'number' ? t(key, values) : t(key, values)
  return {
    t: say,
    found: (key, values) => (te(key) ? say(key, values) : undefined),
    all: (group) => Object.values(tm(group) as Record<string, string>),
    foundIn(keyInRoom, values) {
      const rooms = Object.keys((messages.value as Record<string, object>)[locale.value] ?? {})
      const key = rooms.map((room) => `${room}.${keyInRoom}`).find((one) => te(one))
      return key === undefined ? undefined : say(key, values)
    },
    locale: locale as Ref<Language>,
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

/** Installs vue-i18n and the language choice; the app may be mounted when this resolves. */
export async function installLanguages(app: App, messages: FaceMessages): Promise<LanguageChoice> {
  const i18n = createI18n({
    legacy: false,
    locale: 'zh' as Language,
    fallbackLocale: 'zh',
    messages: { zh: messages.zh } as Partial<Record<Language, Messages>>,
  })
  adding = (words) => (i18n.global as unknown as Composer).mergeLocaleMessage('zh', words)
  const choice = createChoice(i18n.global, messages.en)
  await choice.choose(rememberedLanguage())
  app.use(i18n as I18n)
  app.provide(LANGUAGE_KEY, choice)
  return choice
}

interface Composer {
  locale: Ref<Language>
  availableLocales: string[]
  setLocaleMessage(locale: Language, messages: Messages): void
  mergeLocaleMessage(locale: Language, messages: Messages): void
}

function createChoice(global: unknown, loadEnglish: FaceMessages['en']): LanguageChoice {
  const composer = global as Composer
  const handlers = new Set<(language: Language) => void>()
  return {
    language: composer.locale,
    async choose(language) {
      if (!composer.availableLocales.includes(language)) {
        composer.setLocaleMessage(language, (await loadEnglish()).default)
      }
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
