import { expect, it, vi } from 'vitest'

import { runIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { CATEGORIES, caseKeys, rowOf, takeStep, useCaseStep, useCategories } from './queries'
import { TREE } from './testing/categories'
import { aCase } from './testing/samples'

const { id } = aCase()

it('takes an empty answer for done: the case has gone out of sight by the step that was repeated', async () => {
  answer({ [`POST /api/v1/cases/${id}/recall`]: { status: 204, headers: { 'Idempotent-Replayed': 'true' } } })
  expect(await takeStep({ id, version: 3, action: 'recall', body: { reason: '错派' } })).toEqual({ fresh: null, repeat: true })
  const { result, queries } = runIn(() => useCaseStep())
  queries.setQueryData(caseKeys.one(id), aCase())
  await result.mutateAsync({ id, version: 3, action: 'recall', body: { reason: '错派' } })
  expect(queries.getQueryState(caseKeys.one(id))?.isInvalidated).toBe(true)
})

it('makes of a case the row that a list shows, and nothing of a track', () => {
  const row = rowOf(aCase({ what: '桥面塌陷，有车绕行' }))
  expect(row).toMatchObject({ id, summary: '桥面塌陷', version: 1 })
  for (const more of ['what', 'photos', 'actions', 'location']) expect(row).not.toHaveProperty(more)
})

it('goes on with the categories it has where no newer ones can be had', async () => {
  let lost = false
  const asked = answer({ 'GET /api/v1/categories': () => (lost ? 'no network' : { body: { items: TREE, former: [] } }) })
  const { result, queries } = runIn(() => useCategories())
  await vi.waitFor(() => expect(result.majors.value).toHaveLength(2))
  lost = true
  await queries.invalidateQueries({ queryKey: CATEGORIES })
  expect(asked).toHaveLength(2)
  expect(result.isError.value).toBe(true)
  expect([result.error.value, result.majors.value.length]).toEqual([null, 2])
})
