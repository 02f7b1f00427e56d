import { describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'

import type { Action } from '@/api/types'
import { fieldsOf } from '@/cases/forms/fields'
import { browser, leave } from '@/people/leaving'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { allWords, keepWords } from '@/ui/kept'
import { answer } from '@/ui/testing/wire'

import { useStepDraft } from './useStepDraft'

/** Each asks for one text. */
const NEEDS: Record<Action, string> = { handle: 'result', self_resolve: 'result', send_back: 'reason', note: 'text' }
const stepOf = (action: Action | null) => (action === null ? null : { action, fields: fieldsOf(action, action in NEEDS ? [NEEDS[action] as string] : []) })
const POST = { id: 'p', role: 'grid_worker', area_code: '999921100001001', area_name: '', organisation: '', organisation_en: '' }

/** A page on which somebody looks at a case; the sheet is closed until a step is asked for. */
async function openCase(account = 'qian') {
  answer({ 'GET /api/v1/session': { body: { account: { id: account, name: '' }, post: POST, posts: [], csrf_token: 't' } } })
  const { result, unmount } = runIn(() => {
    const asking = ref<Action | null>(null)
    return { session: useSession(), asking, words: useStepDraft(() => 'case', () => stepOf(asking.value)) }
  })
  await result.session.load()
  return { ...result, unmount }
}

describe('the words of a step', () => {
  it('survive a tap outside the sheet, and do not get into another step', async () => {
    const { asking, words } = await openCase()
    asking.value = 'handle'
    words.draft.value['result'] = '已现场处理'
    asking.value = null
    asking.value = 'send_back'
    await vi.waitFor(() => expect(words.draft.value).toEqual({ reason: '' }))
    asking.value = 'handle'
    await vi.waitFor(() => expect(words.draft.value).toEqual({ result: '已现场处理' }))
  })

  it('mind no sheet that is closed before the disk has answered', async () => {
    const { asking } = await openCase()
    asking.value = 'handle'
    asking.value = null
    // A rejection nobody handles fails the run.
    await new Promise((resolve) => setTimeout(resolve, 30))
  })

  it('survive a page that dies, for their writer alone', async () => {
    const first = await openCase()
    first.asking.value = 'note'
    first.words.draft.value['text'] = '写了二十分钟的情况'
    await vi.waitFor(() => expect(first.words.kept.value).toBe(true))
    first.unmount()

    vi.resetModules()
    const sun = await openCase('sun')
    sun.asking.value = 'note'
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(sun.words.draft.value['text'] ?? '').toBe('')

    const { useStepDraft: fresh } = await import('./useStepDraft')
    const { useSession: again } = await import('@/people/useSession')
    const { runIn: host } = await import('@/ui/testing/host')
    answer({ 'GET /api/v1/session': { body: { account: { id: 'qian', name: '' }, post: POST, posts: [], csrf_token: 't' } } })
    const { result } = host(() => {
      const asking = ref<Action | null>(null)
      return { session: again(), asking, words: fresh(() => 'case', () => stepOf(asking.value)) }
    })
    await result.session.load()
    result.asking.value = 'note'
    await vi.waitFor(() => expect(result.words.draft.value).toEqual({ text: '写了二十分钟的情况' }))
    expect(result.words.kept.value).toBe(true)
    await result.words.done()
    result.asking.value = null
    result.asking.value = 'note'
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(result.words.draft.value).toEqual({ text: '' })
  })

  it('are read as the last release kept them, and with all that was chosen', async () => {
    await keepWords('qian', 'step/case/object', '不归我管')
    const { asking, words, unmount } = await openCase()
    asking.value = 'object'
    await vi.waitFor(() => expect(words.draft.value).toEqual({ ground: null, reason: '不归我管' }))
    words.draft.value['ground'] = 'not_my_duty'
    await vi.waitFor(() => expect(words.kept.value).toBe(true))
    unmount()
    expect((await allWords('qian')).get('step/case/object')).toEqual({ ground: 'not_my_duty', reason: '不归我管' })
  })

  // Last, for the page of this file goes with it.
  it('do not follow their writer once somebody else is here', async () => {
    const { asking, words } = await openCase()
    vi.spyOn(browser, 'open').mockReturnValue()
    asking.value = 'self_resolve'
    words.draft.value['result'] = '只有写的人能看'
    await leave('another')
    dispatchEvent(new Event('pagehide'))
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect((await allWords('qian')).get('step/case/self_resolve')).toBeUndefined()
  })
})
