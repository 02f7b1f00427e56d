import { openDB } from 'idb'
import { beforeEach, expect, it } from 'vitest'

import { serverNow } from '@/api/clock'
import { forgetSealed, markSealed, SEALED, sealedFor } from '@/ui/sealed'

import { dropSealed, KEPT_MS, keepSealed, readSealed } from './sealing'

const QIAN = 'qian/grid-1'
const told = (name: string, value: unknown, at = serverNow()) => ({ name, value, at })
const valuesOf = async (who: string, name = '') => (await readSealed(who, name)).map(({ value }) => value)

beforeEach(async () => {
  markSealed('somebody')
  await forgetSealed()
})

it('reads what was told, under its name, to whom it was told', async () => {
  markSealed(QIAN)
  await keepSealed(QIAN, [told('case:1', { what: '路灯不亮' }), told('case:2', ['二']), told('other', 3)])
  expect(await valuesOf(QIAN, 'case:')).toEqual([{ what: '路灯不亮' }, ['二']])
  await dropSealed(QIAN, 'case:1')
  expect(await valuesOf(QIAN, 'case:')).toEqual([['二']])
})

it('lies on the disk sealed, and its key is handed out to nobody', async () => {
  markSealed(QIAN)
  await keepSealed(QIAN, [told('case:1', '路灯不亮')])
  const db = await openDB(SEALED)
  const [box] = await db.getAll('boxes')
  expect(new TextDecoder().decode(box.sealed)).not.toContain('路灯')
  const [key] = (await db.getAll('keys')) as CryptoKey[]
  expect(key?.extractable).toBe(false)
  db.close()
})

it('opens for nobody else, and not under another name', async () => {
  markSealed(QIAN)
  await keepSealed(QIAN, [told('case:1', '路灯不亮')])
  expect(await readSealed('sun/grid-2', 'case:')).toEqual([])
  const db = await openDB(SEALED)
  await db.put('boxes', await db.get('boxes', 'case:1'), 'case:9')
  db.close()
  expect(await valuesOf(QIAN, 'case:9')).toEqual([])
})

it('is gone when the next person is here, and stays for the same', async () => {
  markSealed(QIAN)
  await keepSealed(QIAN, [told('case:1', '路灯不亮')])
  await forgetSealed(QIAN)
  expect(await valuesOf(QIAN)).toHaveLength(1)
  await forgetSealed('sun/grid-2')
  expect(sealedFor()).toBeNull()
  // A write that was on its way comes to nothing.
  await keepSealed(QIAN, [told('case:2', '晚到')])
  markSealed(QIAN)
  expect(await valuesOf(QIAN)).toEqual([])
})

it('puts a whole set in the place of another, in one step', async () => {
  markSealed(QIAN)
  await keepSealed(QIAN, [told('pack:1', 1), told('pack:2', 2), told('case:1', 1)])
  await keepSealed(QIAN, [told('pack:3', 3)], ['pack:'])
  expect(await valuesOf(QIAN, 'pack:')).toEqual([3])
  expect(await valuesOf(QIAN, 'case:')).toEqual([1])
})

it('is not shown after a week', async () => {
  markSealed(QIAN)
  await keepSealed(QIAN, [told('case:1', 1, serverNow() - KEPT_MS - 1), told('case:2', 2)])
  expect(await valuesOf(QIAN)).toEqual([2])
})
