/** What every page of the desk stands in: the words of its person. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, reactive, ref, type SetupContext } from 'vue'

import { forgetDrafts, useDraft } from '@/cases/writing/drafts'
import { allWords } from '@/ui/kept'
import { mountIn } from '@/ui/testing/host'

const shown = ref('tasks')
const session = reactive({ account: null as { id: string } | null, reaches: {} })

/** A form, as any page of the desk has one. */
const formOf = (key: string) =>
  defineComponent({
    inheritAttrs: false,
    emits: ['open', 'page'],
    setup() {
      const draft = useDraft(
        () => key,
        () => ({ text: '' }),
      )
      const write = (event: Event): void => void (draft.words.value.text = (event.target as HTMLInputElement).value)
      return () => [h('input', { value: draft.words.value.text, onInput: write }), h('em', draft.keeping.value)]
    },
  })

vi.mock('@/people/useSession', () => ({ useSession: () => session }))
vi.mock('@/people/SessionGate.vue', () => ({
  default: (_: object, { slots }: SetupContext) => h('div', session.account ? slots['default']?.({ account: session.account, post: { id: 'post' } }) : []),
}))
vi.mock('./alarm/CallWatch.vue', () => ({ default: (_: object, { slots }: SetupContext) => slots['default']?.() }))
vi.mock('./DeskView.vue', () => ({ default: formOf('desk') }))
vi.mock('./PageFrame.vue', () => ({ default: formOf('page') }))
vi.mock('./pages', () => ({
  useDeskPage: () => ({ name: shown, open: () => undefined }),
  pagesFor: () => [{ name: 'tasks' }],
}))

afterEach(() => forgetDrafts())

it('keeps what is typed on any of its pages, and through the way from one to the other', async () => {
  // Its parts are made above.
  const { default: App } = await import('./App.vue')
  const desk = mountIn(App, {}, {})
  session.account = { id: 'shen' }
  await flushPromises()
  await desk.get('input').setValue('现场已看过')
  await vi.waitFor(() => expect(desk.get('em').text()).toBe('kept'), { timeout: 15_000 })
  await desk.get('input').setValue('现场已看过，已修好')
  shown.value = ''
  await nextTick()
  expect(desk.get('input').element.value).toBe('')
  shown.value = 'tasks'
  await nextTick()
  expect(desk.get('input').element.value).toBe('现场已看过，已修好')
  await vi.waitFor(async () => expect((await allWords('shen')).get('page')).toEqual({ text: '现场已看过，已修好' }), { timeout: 15_000 })
  desk.unmount()
})
