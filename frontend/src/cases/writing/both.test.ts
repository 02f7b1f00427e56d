import { expect, it } from 'vitest'

import { goOnFrom, writtenByBoth } from './both'

const before = { agreed: '各退半尺', how: '', due: ['10-01'] }

it('goes on from what somebody else wrote where nobody touched it here', () => {
  const mine = { ...before, agreed: '各退一尺' }
  const theirs = { agreed: '各退半尺', how: '当场', due: ['10-01', '11-01'] }
  goOnFrom(before, theirs, mine)
  expect(mine).toEqual({ agreed: '各退一尺', how: '当场', due: ['10-01', '11-01'] })
  mine.due.push('12-01')
  expect(theirs.due).toHaveLength(2)
  expect(writtenByBoth(before, theirs, mine)).toEqual(['due'])
})

it('finds what both have written, and not what they wrote alike', () => {
  const theirs = { ...before, agreed: '甲方退半尺', how: '当场' }
  expect(writtenByBoth(before, theirs, { ...before, agreed: '各退一尺', how: '当场' })).toEqual(['agreed'])
  expect(writtenByBoth(before, theirs, { ...before })).toEqual([])
})
