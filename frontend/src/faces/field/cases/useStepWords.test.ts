import { describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'

import type { Action } from '@/api/types'
import { browser, leave } from '@/people/leaving'
import { useSession } from '@/people/useSession'
import { runIn } from '@/ui/testing/host'
import { allWords } from '@/ui/kept'
import { answer } from '@/ui/testing/wire'

import { useStepWords } from './useStepWords'

const POST = { id: 'p', role: 'grid_worker', area_code: '999921100001001', area_name: '', organisation: '', organisation_en: '' }

/** A page on which somebody looks at a case; the sheet is closed until a step is asked for. */
async function openCase(account = 'qian') {
  answer({ 'GET /api/v1/session': { body: { account: { id: account, name: '' }, post: POST, posts: [], csrf_token: 't' } } })
  const { result, unmount } = runIn(() => {
    const asking = ref<Action | null>(null)
    return { session: useSession(), asking, words: useStepWords(() => 'case', () => asking.value) }
  })
  await result.session.load()
  return { ...result, unmount }
}

describe('the words of a step', () => {
  it('survive a tap outside the sheet, and do not get into another step', async () => {
    const { asking, words } = await openCase()
    asking.value = 'handle'
    words.text.value = '已现场处理'
    asking.value = null
    asking.value = 'send_back'
    await vi.waitFor(() => expect(words.text.value).toBe(''))
    asking.value = 'handle'
    await vi.waitFor(() => expect(words.text.value).toBe('已现场处理'))
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
    first.words.text.value = '写了二十分钟的情况'
    await vi.waitFor(() => expect(first.words.kept.value).toBe(true))
    first.unmount()

    vi.resetModules()
    const sun = await openCase('sun')
    sun.asking.value = 'note'
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(sun.words.text.value).toBe('')

    const { useStepWords: fresh } = await import('./useStepWords')
    const { useSession: again } = await import('@/people/useSession')
    const { runIn: host } = await import('@/ui/testing/host')
    answer({ 'GET /api/v1/session': { body: { account: { id: 'qian', name: '' }, post: POST, posts: [], csrf_token: 't' } } })
    const { result } = host(() => {
      const asking = ref<Action | null>(null)
      return { session: again(), asking, words: fresh(() => 'case', () => asking.value) }
    })
    await result.session.load()
    result.asking.value = 'note'
    await vi.waitFor(() => expect(result.words.text.value).toBe('写了二十分钟的情况'))
    expect(result.words.kept.value).toBe(true)
    await result.words.done()
    result.asking.value = null
    result.asking.value = 'note'
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(result.words.text.value).toBe('')
  })

  // Last, for the page of this file goes with it.
  it('do not follow their writer once somebody else is here', async () => {
    const { asking, words } = await openCase()
    vi.spyOn(browser, 'open').mockReturnValue()
    asking.value = 'self_resolve'
    words.text.value = '只有写的人能看'
    await leave('another')
    dispatchEvent(new Event('pagehide'))
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect((await allWords('qian')).get('step/case/self_resolve')).toBeUndefined()
  })
})
