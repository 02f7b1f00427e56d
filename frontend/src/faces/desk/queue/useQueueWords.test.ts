/** What the lists of a desk are called by those who work there. */
import { afterEach, expect, it } from 'vitest'
import { defineComponent } from 'vue'

import { useSession } from '@/people/useSession'

import { onStage, serve } from '../testing/stage'
import { useQueueWords } from './useQueueWords'

const LISTS = ['waiting', 'tasks', 'open', 'today', 'due_soon', 'overdue', 'together'] as const

afterEach(() => document.body.replaceChildren())

async function wordsOf(reaches: Record<string, string>): Promise<ReturnType<typeof useQueueWords>> {
  serve(() => ({ body: { account: { id: 'wu', name: '吴以和' }, post: { id: 'post', role: 'any' }, posts: [], csrf_token: 't', reaches } }))
  let words!: ReturnType<typeof useQueueWords>
  onStage(defineComponent({ setup: () => ((words = useQueueWords()), () => null) }), {})
  await useSession().load()
  return words
}

it('are a mediator\'s own words, and say what a center\'s list holds', async () => {
  const { name, about } = await wordsOf({ 'mediation.take_in': 'any' })
  expect(LISTS.map(name)).toEqual(['待受理', '我的', '本中心', '今日调解', '将超期', '已超期', '我协办的'])
  expect(about('open')).toContain('本中心管辖范围')
})

it('are the common ones for everybody else', async () => {
  const { name, about } = await wordsOf({})
  expect(LISTS.map(name)).toEqual(['待受理', '我的', '在办', '今日调解', '快到期', '超期', '一起办的'])
  expect(about('open')).toBe('')
})
