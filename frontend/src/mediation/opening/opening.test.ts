import { expect, it } from 'vitest'

import { blankAside, blankDispute, cameBody, blankCame, disputeBody, isBegun } from './opening'
import { declineBody, prolongBody } from './steps'

const window = () => ({
  ...blankDispute(),
  ...{ kind: 'neighbours', category: '0101', grid: '530000000000000', what: ' 两家争吵 ' },
})

function sides() {
  const aside = blankAside()
  aside.parties[0]!.name = '示例甲'
  aside.parties[0]!.agrees = true
  aside.parties[1]!.name = '示例乙'
  return aside
}

it('takes both sides down at once, and what each said at the window', () => {
  const { body } = disputeBody(window(), sides())
  expect(body?.parties?.map(({ side, name, consent }) => [side, name, consent?.consent])).toEqual([
    ['applicant', '示例甲', 'agreed'],
    ['respondent', '示例乙', undefined],
  ])
  expect(body?.what).toBe('两家争吵')
  expect(body?.parties?.[0]).not.toHaveProperty('agrees')
})

it('names what is missing, of a party by its place', () => {
  const draft = { ...window(), kind: '', what: '', grid: null }
  expect(disputeBody(draft, blankAside()).missing).toEqual(['kind', 'grid', 'what', 'parties.0', 'parties.1'])
})

it('wants no words of a confidential one: lists tell its kind', () => {
  expect(disputeBody({ ...window(), what: '', confidential: true }, sides()).missing).toBeNull()
})

it('sends nothing of a sender where nobody sent it', () => {
  const draft = { ...blankCame('police'), kind: 'neighbours', sender: '派出所', answer_by: '2026-12-01' }
  expect(cameBody(draft).body).toMatchObject({ sender: '派出所', answer_by: '2026-12-01' })
  expect(cameBody({ ...draft, origin: 'window' }).body).toMatchObject({ sender: '', answer_by: null })
})

it('is begun with the first word, not with what a form chooses by itself', () => {
  expect(isBegun(blankDispute())).toBe(false)
  expect(isBegun({ ...blankDispute(), facts: '墙裂了' })).toBe(true)
})

it('declines with a ground, a road and words, and prolongs where somebody agreed', () => {
  expect(declineBody({ ground: '', road: '', reason: ' ' }).missing).toEqual(['ground', 'road', 'reason'])
  expect(declineBody({ ground: 'other', road: 'lawsuit', reason: ' 已起诉 ' }).body?.reason).toBe('已起诉')
  expect(prolongBody({ until: '', agreed_by: [], how: 'signed', note: '' }).missing).toEqual(['until', 'agreed_by'])
  expect(prolongBody({ until: '2026-12-31', agreed_by: [2, 1], how: 'signed', note: '' }).body?.agreed_by).toEqual([1, 2])
})
