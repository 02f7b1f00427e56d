import { beforeEach, expect, it } from 'vitest'

import { readAddress } from './address'
import { changeOf, MOST_VIEWS, searchOf, useViews } from './views'
import './rooms'

beforeEach(() => localStorage.clear())

const at = readAddress('?queue=overdue&track=event&category=05&area=999921100&order=oldest&q=%E5%BC%A0%E4%B8%89&map=1')

it('keeps a list under a name, for its account and for the next visit', () => {
  expect(useViews('li').keep(' 夜班 ', at)).toBe(true)
  expect(useViews('li').list.value).toEqual([{ name: '夜班', search: searchOf(at) }])
  expect(useViews('zhou').list.value).toEqual([])
})

it('is a link to the list, and says nothing of what was searched for', () => {
  expect(searchOf(at)).not.toContain('q=')
  const { queue, track, category, area, order } = at
  expect(changeOf({ name: '夜班', search: searchOf(at) })).toEqual({ queue, track, category, area, order, q: '' })
})

it('means the new one where a name is used again, and takes no nameless one', () => {
  const views = useViews('li')
  views.keep('夜班', at)
  views.keep('夜班', readAddress('?queue=pool'))
  expect(views.list.value).toEqual([{ name: '夜班', search: '?queue=pool' }])
  expect(views.keep('  ', at)).toBe(false)
  views.drop('夜班')
  expect(useViews('li').list.value).toEqual([])
})

it('has room for as many as there are digits', () => {
  const views = useViews('li')
  for (let n = 0; n < MOST_VIEWS; n += 1) expect(views.keep(`第 ${n}`, at)).toBe(true)
  expect(views.keep('又一个', at)).toBe(false)
  expect(views.keep('第 3', at)).toBe(true)
})

it('opens whatever a spoilt store holds', () => {
  localStorage.setItem('pingan_views_li', '[{"name":1},"x",{"name":"好","search":"?queue=open"}]')
  expect(useViews('li').list.value).toEqual([{ name: '好', search: '?queue=open' }])
  localStorage.setItem('pingan_views_li', '{')
  expect(useViews('li').list.value).toEqual([])
})
