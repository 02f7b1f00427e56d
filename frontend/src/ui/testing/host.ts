/** Runs components and composables as a face would: with stores, cached queries and both languages. */
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount, type VueWrapper } from '@vue/test-utils'
import { setActivePinia } from 'pinia'
import { defineComponent, h, ref, type Component, type Plugin } from 'vue'

import { createWords, LANGUAGE_KEY, type LanguageChoice, type Messages } from '@/i18n'
import { piniaOfTest } from '@/people/testing/pinia'

import { untilOver } from './over'

interface Host {
  queries: QueryClient
  plugins: (Plugin | [Plugin, object])[]
}

function createHost(messages: Messages): Host {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const pinia = piniaOfTest()
  setActivePinia(pinia)
  const words = createWords({ zh: messages })
  return { queries, plugins: [pinia, [VueQueryPlugin, { queryClient: queries }], words] }
}

/** The tests speak Chinese throughout. */
const CHINESE: LanguageChoice = { language: ref('zh'), choose: () => Promise.resolve(), onChange: () => undefined, say: (key) => key }

export function mountIn(component: Component, props: Record<string, unknown>, messages: Messages): VueWrapper {
  const { plugins } = createHost(messages)
  return untilOver(mount(component, { props, global: { plugins, provide: { [LANGUAGE_KEY as symbol]: CHINESE } } }))
}

/** What a composable returns when called inside a component. */
export function runIn<T>(composable: () => T, messages: Messages = {}): { result: T; queries: QueryClient; unmount(): void } {
  const { queries, plugins } = createHost(messages)
  let result: T | undefined
  const wrapper = untilOver(
    mount(
      defineComponent({
        setup() {
          result = composable()
          return () => h('div')
        },
      }),
      { global: { plugins } },
    ),
  )
  return { result: result as T, queries, unmount: () => wrapper.unmount() }
}
