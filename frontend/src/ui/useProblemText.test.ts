import { describe, expect, it } from 'vitest'

import { ApiProblem } from '@/api/problem'
import words from '@/faces/field/words.zh'

import { runIn } from './testing/host'
import { useProblemText } from './useProblemText'

const refusal = (...invalid_params: { name: string; reason: string }[]) =>
  new ApiProblem({ code: 'bad_input', title: '请求有误', status: 400, detail: '有几项需要再看一下。', invalid_params })

describe('a refusal', () => {
  const { result: say } = runIn(useProblemText, words)

  it('names each field as its reader knows it', () => {
    const error = refusal({ name: 'place_note', reason: '太长了。' }, { name: 'location.lng', reason: '不是经度。' })
    expect(say(error)).toBe('有几项需要再看一下。 补充地点：太长了。 位置：不是经度。')
  })

  it('keeps the word of a field that no room knows, and no name for the whole', () => {
    expect(say(refusal({ name: 'size', reason: '太大。' }))).toContain('size：太大。')
    expect(say(refusal({ name: '', reason: '两项矛盾。' }))).toBe('有几项需要再看一下。 两项矛盾。')
  })
})
