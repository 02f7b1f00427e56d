import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'

import type { DeviceOut } from '@/api/types'
import people from '@/people/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Asked } from '@/ui/testing/wire'
import ui from '@/ui/messages.zh'

import DeviceList from './DeviceList.vue'

const HERE: DeviceOut = {
  id: 'here',
  machine: 'windows',
  browser: 'edge',
  signed_in_at: '2026-10-09T09:00:00+08:00',
  last_opened_at: null,
  this_device: true,
}
const LOST: DeviceOut = { ...HERE, id: 'lost', machine: 'android_phone', browser: 'wechat', this_device: false }
const OLD: DeviceOut = { ...HERE, id: 'old', machine: 'iphone', browser: 'other', this_device: false }

/** A server that forgets a device when told to; `refusal` is what it says instead, `lost` how many answers get lost. */
async function open(devices: DeviceOut[], refusal?: ReturnType<typeof problem>, lost = 0) {
  let held = devices
  let tries = 0
  const leave = (kept: (device: DeviceOut) => boolean) => () => {
    if (refusal !== undefined) return refusal
    held = held.filter(kept)
    tries += 1
    return tries <= lost ? ('no network' as const) : { status: 204 }
  }
  const asked = answer({
    'GET /api/v1/session/devices': () => ({ body: { items: held } }),
    'DELETE /api/v1/session/devices': leave((device) => device.this_device),
    'DELETE /api/v1/session/devices/lost': leave((device) => device.id !== 'lost'),
  })
  const list = mountIn(DeviceList, {}, { ui, people })
  await flushPromises()
  const press = async (words: string): Promise<void> => {
    await list.findAll('button').find((button) => button.text() === words)?.trigger('click')
    await flushPromises()
  }
  return { list, press, asked }
}

const deleted = (asked: Asked[]): string[] => asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)

describe('the devices of a person', () => {
  it('have plain names, and the one in hand no way out here', async () => {
    const { list } = await open([HERE, LOST, OLD])
    const [here, lost, old] = list.findAll('li')
    expect(here?.find('strong').text()).toBe('Windows 电脑')
    expect(here?.findAll('small span').map((bit) => bit.text())).toEqual(['Edge', '登录：2026年10月9日'])
    expect(here?.text()).toContain(people.devices.this)
    expect(here?.find('button').exists()).toBe(false)
    expect(lost?.find('strong').text()).toBe('安卓手机')
    expect(lost?.find('small').text()).toContain('微信')
    expect(old?.find('strong').text()).toBe('苹果手机')
    expect(old?.find('small').text()).toBe('登录：2026年10月9日')
  })

  it('are signed out after a second word', async () => {
    const { list, press, asked } = await open([HERE, LOST])
    await press(people.devices.signOut)
    expect(deleted(asked)).toEqual([])
    await press(people.devices.confirm)
    expect(deleted(asked)).toEqual(['/api/v1/session/devices/lost'])
    expect(list.findAll('li')).toHaveLength(1)
    expect(list.find('[role=status]').text()).toBe('已退出 1 台设备')
  })

  it('can all be signed out but the one in hand', async () => {
    const { list, press, asked } = await open([HERE, LOST, OLD])
    await press('退出其他 2 台设备')
    await press(people.devices.confirm)
    expect(deleted(asked)).toEqual(['/api/v1/session/devices'])
    expect(list.findAll('li')).toHaveLength(1)
    expect(list.find('[role=status]').text()).toBe('已退出 2 台设备')
  })

  it('stay when the person thinks again', async () => {
    const { list, press, asked } = await open([HERE, LOST])
    await press(people.devices.signOut)
    await press(ui.cancel)
    expect(deleted(asked)).toEqual([])
    expect(list.findAll('li')).toHaveLength(2)
  })

  it('count as signed out when they are gone already', async () => {
    const { list, press } = await open([HERE, LOST], problem(404, 'not_found'))
    await press(people.devices.signOut)
    await press(people.devices.confirm)
    expect(list.find('[role=alert]').exists()).toBe(false)
  })

  it.each([
    ['one', [HERE, LOST], people.devices.signOut, '已退出 1 台设备'],
    ['all others', [HERE, LOST, OLD], '退出其他 2 台设备', '已退出 2 台设备'],
  ])('are told to be signed out where only the answer got lost: %s', async (_which, devices, button, said) => {
    const { list, press, asked } = await open(devices, undefined, 1)
    await press(button)
    await press(people.devices.confirm)
    await vi.waitFor(() => expect(list.find('[role=status]').text()).toBe(said))
    expect(list.find('[role=alert]').exists()).toBe(false)
    expect(list.findAll('li')).toHaveLength(1)
    expect(deleted(asked)).toHaveLength(2)
  })

  it('say why they could not be signed out', async () => {
    const { list, press } = await open([HERE, LOST], problem(503, 'unavailable', { title: '服务暂不可用' }))
    await press(people.devices.signOut)
    await press(people.devices.confirm)
    expect(list.find('[role=alert]').text()).toBe('服务暂不可用')
  })
})
