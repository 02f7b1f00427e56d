/** What every face does to come up: stores, cached queries, languages, then mount. */
import '@/ui/olderBrowsers'

import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp, type App, type Component } from 'vue'

import { ApiProblem } from '@/api/problem'
import { renewStalePages } from '@/faces/renewal'
import { installLanguages, type FaceMessages } from '@/i18n'
import { guardComposing } from '@/ui/composing'
import { keepFocus } from '@/ui/keepFocus'
import { tellOnTop } from '@/ui/tellOnTop'

import '@/ui/tokens.css'

const FRESH_MS = 30_000

/** Only a lost way is worth a silent second try; a refusal will be the same again. */
function worthAnotherTry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiProblem && error.retry === 'later'
}

export interface Started {
  app: App
  queries: QueryClient
}

/** Builds the face's app; `prepare` installs what only this face has (its router). */
export async function startFace(
  root: Component,
  messages: FaceMessages,
  prepare: (started: Started) => void = () => undefined,
): Promise<Started> {
  guardComposing()
  keepFocus()
  const app = createApp(root)
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: worthAnotherTry } },
  })
  app.use(createPinia())
  app.use(VueQueryPlugin, { queryClient: queries })
  const languages = await installLanguages(app, messages)
  // Names of areas and categories come from the server in the reader's language.
  languages.onChange(() => void queries.invalidateQueries())
  renewStalePages(() => tellOnTop(languages.say('ui.stale')))
  prepare({ app, queries })
  app.mount('#app')
  return { app, queries }
}
