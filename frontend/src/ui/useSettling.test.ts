/** A row that is settled, and an answer that gets lost. */
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ref } from 'vue'

import { wayProblem } from '@/api/problem'

import ui from './messages.zh'
import { runIn } from './testing/host'
import { useSettling } from './useSettling'

function settling() {
  const over = ref(false)
  let renewed = 0
  const { result } = runIn(() => useSettling(() => over.value, () => (renewed += 1)), { ui })
  return { ...result, over, renewed: () => renewed }
}
/** Nobody answers the first so many. */
function answering(lost: number): { tries: () => number; doing: () => Promise<string> } {
  let tries = 0
  return { tries: () => tries, doing: () => ((tries += 1) <= lost ? Promise.reject(wayProblem('network')) : Promise.resolve('done')) }
}

it('asks once more when the list shows that it is over, and tells what it was told', async () => {
  const { settle, over, failure, told, renewed } = settling()
  const { tries, doing } = answering(1)
  expect(await settle('a', doing)).toBe(false)
  expect([tries(), failure.value, renewed()]).toEqual([1, ui.problem.network, 1])
  over.value = true
  await flushPromises()
  expect([tries(), failure.value, told.value]).toEqual([2, '', 'done'])
})

it('asks once more, too, where the list had shown it before the answer was given up', async () => {
  const { settle, over, told } = settling()
  const { tries, doing } = answering(1)
  over.value = true
  await settle('a', doing)
  await flushPromises()
  expect([tries(), told.value]).toEqual([2, 'done'])
})

it('does not go on asking where nobody answers at all', async () => {
  const { settle, over, failure } = settling()
  const { tries, doing } = answering(9)
  over.value = true
  await settle('a', doing)
  await flushPromises()
  expect([tries(), failure.value]).toEqual([2, ui.problem.network])
})
