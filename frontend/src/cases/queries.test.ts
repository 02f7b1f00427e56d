import { expect, it } from 'vitest'

import { runIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { caseKeys, rowOf, takeStep, useCaseStep } from './queries'
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
