import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { mountIn } from '@/ui/testing/host'

import type { DraftPhoto } from './draft'
import VoiceNote from './VoiceNote.vue'
import words from './words.zh'

/** What a browser's recorder does, as far as the page sees it. */
class Recorder extends EventTarget {
  static isTypeSupported = (kind: string): boolean => kind.startsWith('audio/webm')
  state = 'inactive'
  mimeType = 'audio/webm;codecs=opus'
  start(): void {
    this.state = 'recording'
  }
  stop(): void {
    this.state = 'inactive'
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['voice']) }))
    this.dispatchEvent(new Event('stop'))
  }
}

const stopped = vi.fn()
let microphone: () => Promise<unknown>

beforeEach(() => {
  vi.stubGlobal('MediaRecorder', Recorder)
  microphone = async () => ({ getTracks: () => [{ stop: stopped }] })
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: () => microphone() } })
  URL.createObjectURL = () => 'blob:note'
  URL.revokeObjectURL = () => undefined
  stopped.mockClear()
})
afterEach(() => vi.unstubAllGlobals())

function open(photos: DraftPhoto[] = []) {
  const held = { photos, busy: false }
  const page = mountIn(
    VoiceNote,
    {
      modelValue: photos,
      busy: false,
      'onUpdate:modelValue': (now: DraftPhoto[]) => void page.setProps({ modelValue: (held.photos = now) }),
      'onUpdate:busy': (now: boolean) => void page.setProps({ busy: (held.busy = now) }),
    },
    words,
  )
  return { page, held, talk: () => page.get('.talk'), going: () => vi.waitFor(() => expect(page.find('.time').exists()).toBe(true)) }
}

const over = (page: ReturnType<typeof open>['page']) => vi.waitFor(() => expect(page.find('audio').exists()).toBe(true))

it('records as long as it is held', async () => {
  const { page, held, talk, going } = open()
  await talk().trigger('pointerdown')
  await going()
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_000)
  await talk().trigger('pointerup')
  clock.mockRestore()
  await over(page)
  expect(held.photos).toMatchObject([{ type: 'audio/webm', sent: false, refused: null }])
  expect(new TextDecoder().decode(held.photos[0]?.bytes)).toBe('voice')
  expect(stopped).toHaveBeenCalledOnce()
  expect(held.busy).toBe(false)
  page.unmount()
})

it('goes on after a tap until the next one', async () => {
  const { page, held, talk, going } = open()
  await talk().trigger('pointerdown')
  await talk().trigger('pointerup')
  await going()
  expect([held.photos, held.busy]).toEqual([[], true])
  await talk().trigger('pointerdown')
  await talk().trigger('pointerup')
  await over(page)
  expect(held.photos).toHaveLength(1)
  page.unmount()
})

it('begins and ends by the keyboard', async () => {
  const { page, held, talk, going } = open()
  await talk().trigger('click', { detail: 0 })
  await going()
  await talk().trigger('click', { detail: 0 })
  await over(page)
  expect(held.photos).toHaveLength(1)
  page.unmount()
})

it('ends by itself after a minute', async () => {
  const { page, talk, going } = open()
  await talk().trigger('click', { detail: 0 })
  await going()
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000)
  await over(page)
  clock.mockRestore()
  page.unmount()
})

it('is listened to and taken away, and leaves the pictures', async () => {
  const picture = { id: '1', bytes: new ArrayBuffer(1), type: 'image/jpeg', sent: false, refused: null }
  const voice = { ...picture, id: '2', type: 'audio/mp4' }
  const { page, held } = open([picture, voice])
  expect(page.get('audio').attributes('src')).toBe('blob:note')
  await page.get('.spoken button').trigger('click')
  expect(held.photos).toEqual([picture])
  page.unmount()
})

it.each([
  ['NotAllowedError', '没有话筒权限'],
  ['NotFoundError', '话筒用不了'],
])('says that it cannot record where %s, and keeps nothing waiting', async (name, said) => {
  microphone = () => Promise.reject(new DOMException('', name))
  const { page, held, talk } = open()
  await talk().trigger('click', { detail: 0 })
  await vi.waitFor(() => expect(page.find('[role=alert]').exists()).toBe(true))
  expect(page.get('[role=alert]').text()).toContain(said)
  expect(held.busy).toBe(false)
  page.unmount()
})

it('lets the microphone go when the page is left in the middle', async () => {
  const { page, held, talk, going } = open()
  await talk().trigger('click', { detail: 0 })
  await going()
  page.unmount()
  await vi.waitFor(() => expect(stopped).toHaveBeenCalledOnce())
  expect(held.photos).toEqual([])
})

it('tells of the keyboard where the browser cannot record at all', () => {
  vi.stubGlobal('MediaRecorder', undefined)
  const { page } = open()
  expect(page.find('.talk').exists()).toBe(false)
  expect(page.text()).toContain('键盘')
  page.unmount()
})
