/**
 * The language of a face: Chinese is in the first download, English comes when asked for.
 *
 * The choice lives in the cookie Django's LocaleMiddleware reads, so server texts and screen texts agree.
 * Every room keeps its words in `messages.zh.ts` and `messages.en.ts`; a face gathers the rooms it shows.
 */
import { inject, type App, type InjectionKey, type Ref } from 'vue'
import { createI18n, type I18n } from 'vue-i18n'

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

export const LANGUAGE_KEY: InjectionKey<LanguageChoice> = Symbol('language')

/** The reader's choice by cookie, else what the page was served in, else Chinese. */
export function rememberedLanguage(): Language {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(document.cookie)?.[1] ?? document.documentElement.lang
  return value.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/** Installs vue-i18n and the language choice; the app may be mounted when this resolves. */
export async function installLanguages(app: App, messages: FaceMessages): Promise<LanguageChoice> {
  const i18n = createI18n({
    legacy: false,
    locale: 'zh' as Language,
    fallbackLocale: 'zh',
    messages: { zh: messages.zh } as Partial<Record<Language, Messages>>,
  })
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
