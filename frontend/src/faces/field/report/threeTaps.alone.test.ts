import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'

import { TREE } from '@/cases/testing/categories'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import words from '../words.zh'
import { openedByTap, wasTapped } from './begun'
import { emptyDraft, requestOf, type Draft } from './draft'
import { countUse, inHabitualOrder, mostUsed } from './habits'
import type { Words } from './outbox'
import ReportForm from './ReportForm.vue'

vi.mock('./PlacePicker.vue', () => ({ default: { template: '<div />' } }))

/** The form as it is just opened, what was written so far, and how often it was tapped. */
async function opened(begun: Words = {}) {
  answer({ 'GET /api/v1/categories': { body: { items: TREE, former: [] } }, 'POST /api/v1/cases/similar': { body: { items: [] } } })
  const told: { draft: Draft; sent: number; taps: number } = { draft: { ...emptyDraft(), ...begun }, sent: 0, taps: 0 }
  const form: VueWrapper = mountIn(
    ReportForm,
    {
      draft: told.draft,
      sendText: '上报',
      onWrite: (said: Words) => {
        told.draft = { ...told.draft, ...said }
        void form.setProps({ draft: told.draft })
      },
      onSend: () => (told.sent += 1),
    },
    words,
  )
  await flushPromises()
  const tap = async (name: string): Promise<void> => {
    told.taps += 1
    await form.findAll('button').find((each) => each.text() === name)!.trigger('click')
    await flushPromises()
  }
  return { told, form, tap }
}

beforeEach(() => localStorage.clear())

it('takes two taps after the one that opened it, for what is usual', async () => {
  countUse(undefined, '0602', '06')
  const { told, tap } = await opened()
  await tap('污水')
  await tap('上报')
  expect([told.sent, told.taps]).toEqual([1, 2])
  expect(requestOf(told.draft, '999')).toMatchObject({ category: '0602', what: '污水', grid_code: '999' })
})

it('takes one more where the worker has never reported such a thing', async () => {
  const { told, tap } = await opened()
  await tap('人居环境')
  await tap('污水')
  await tap('上报')
  expect([told.sent, told.taps]).toEqual([1, 3])
})

it('says of a picture without words that there is one', async () => {
  countUse(undefined, '0602', '06')
  const { told, tap } = await opened({ photos: [{ id: 'a', bytes: new ArrayBuffer(1), type: 'image/jpeg', sent: false, refused: null }] })
  await tap('污水')
  await tap('上报')
  expect(told.draft.what).toBe('污水，见照片')
})

it('sends nothing that is about nothing', async () => {
  const { told, form, tap } = await opened()
  await tap('上报')
  expect(told.sent).toBe(0)
  expect(form.text()).toContain(words.field.missing.category)
})

it('keeps the words that were typed', async () => {
  countUse(undefined, '0602', '06')
  const { told, form, tap } = await opened()
  await form.get('#what').setValue('沟里冒水')
  await tap('污水')
  await tap('上报')
  expect(told.draft.what).toBe('沟里冒水')
})

it('orders by what this worker reports, and not by what another does on the same phone', () => {
  const tops = [
    { code: '05', usual: 1 },
    { code: '06', usual: 2 },
  ]
  countUse('zhou', '0602', '06')
  expect(inHabitualOrder('zhou', tops).map(({ code }) => code)).toEqual(['06', '05'])
  expect(inHabitualOrder('lin', tops).map(({ code }) => code)).toEqual(['05', '06'])
  expect(mostUsed('zhou', [{ code: '0601' }, { code: '0602' }])).toEqual([{ code: '0602' }])
  expect(mostUsed('lin', [{ code: '0602' }])).toEqual([])
})

it('goes on with what the phone has counted before accounts were told apart', () => {
  localStorage.setItem('pingan_category_uses', JSON.stringify({ '06': 3 }))
  const tops = [
    { code: '05', usual: 1 },
    { code: '06', usual: 2 },
  ]
  expect(inHabitualOrder('zhou', tops).map(({ code }) => code)).toEqual(['06', '05'])
})

it('asks for the place with the tap that opened the form, once', () => {
  openedByTap('one')
  expect([wasTapped('one'), wasTapped('one'), wasTapped('another')]).toEqual([true, false, false])
})
