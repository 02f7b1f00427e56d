import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'

import { mountIn } from '@/ui/testing/host'

import face from '../words.zh'
import GoThere from './GoThere.vue'
import { mapAddress } from './mapAddress'
import said from './messages.zh'
import NearestFirst from './NearestFirst.vue'

const words = { ...face, field: { ...face.field, ...said } }
const PLACE = { lng: 98.5012345678, lat: 24.01 }

it('hands the point to the map of the phone', () => {
  expect(mapAddress(PLACE, '桥头 (东)', 'Android 12')).toBe('geo:24.01,98.501235?q=24.01,98.501235(%E6%A1%A5%E5%A4%B4%20(%E4%B8%9C))')
  expect(mapAddress(PLACE, '桥头', 'iPhone; CPU iPhone OS 14_0')).toBe('maps:?q=%E6%A1%A5%E5%A4%B4&ll=24.01,98.501235')
})

it('measures where the worker is when that is tapped, and not before', async () => {
  const watchPosition = vi.fn((hear: PositionCallback) => {
    hear({ coords: { longitude: 98.5, latitude: 24, accuracy: 5 }, timestamp: Date.now() } as GeolocationPosition)
    return 1
  })
  vi.stubGlobal('isSecureContext', true)
  vi.spyOn(navigator, 'geolocation', 'get').mockReturnValue({ watchPosition, clearWatch: vi.fn() } as unknown as Geolocation)
  const there = mountIn(GoThere, { place: { lng: 98.5, lat: 24.01 }, name: '桥头' }, words)
  const nearest = mountIn(NearestFirst, { modelValue: null }, words)
  expect(watchPosition).not.toHaveBeenCalled()
  await there.get('button').trigger('click')
  await flushPromises()
  expect(there.text()).toContain('1.1 公里')
  await nearest.get('button').trigger('click')
  await flushPromises()
  expect(nearest.emitted('update:modelValue')).toEqual([[{ lng: 98.5, lat: 24 }]])
})
