import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

import { qualityOf, usePosition, type Position } from './usePosition'

/** A receiver that reports what the test tells it to. */
function setUp() {
  let hear: PositionCallback = () => undefined
  let refuse: PositionErrorCallback = () => undefined
  const clearWatch = vi.fn()
  const receiver = {
    watchPosition: (success: PositionCallback, failure: PositionErrorCallback) => {
      hear = success
      refuse = failure
      return 7
    },
    clearWatch,
  } as unknown as Geolocation
  const position = effectScope().run(() => usePosition(receiver)) as Position
  position.start()
  const fix = (accuracy: number, longitude = 101.5): void =>
    hear({ coords: { longitude, latitude: 23.5, accuracy }, timestamp: 0 } as GeolocationPosition)
  const fail = (code: number): void =>
    refuse({ code, PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 } as GeolocationPositionError)
  return { position, fix, fail, clearWatch }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('isSecureContext', true)
})
afterEach(() => void vi.useRealTimers())

describe('a window of listening', () => {
  it('keeps the best fix, not the last one', () => {
    const { position, fix } = setUp()
    fix(80, 101.1)
    fix(24, 101.2)
    fix(60, 101.3)
    expect(position.fix.value).toMatchObject({ lng: 101.2, accuracy_m: 24, datum: 'wgs84' })
  })

  it('ends after 20 seconds, so no trail is made', () => {
    const { fix, clearWatch } = setUp()
    fix(40)
    vi.advanceTimersByTime(20_000)
    expect(clearWatch).toHaveBeenCalledWith(7)
  })

  it('ends early with a very good fix', () => {
    const { fix, clearWatch } = setUp()
    fix(6)
    expect(clearWatch).toHaveBeenCalled()
  })
})

describe('what a receiver says', () => {
  it('is handed on as plain data, which the phone can keep', () => {
    const { position, fix } = setUp()
    fix(12)
    expect(structuredClone(position.fix.value)).toEqual(position.fix.value)
  })

  it('names no place when it comes from a radio mast', () => {
    const { position, fix } = setUp()
    fix(150_000)
    expect([position.fix.value, position.state.value]).toEqual([null, 'rough'])
    fix(40)
    expect(position.state.value).toBe('found')
  })

  it.each([0, NaN, -1])('is a place of unknown accuracy where it says %s metres', (accuracy) => {
    const { position, fix } = setUp()
    fix(accuracy)
    expect(position.fix.value).toMatchObject({ lng: 101.5, accuracy_m: null })
    fix(60, 101.6)
    expect(position.fix.value).toMatchObject({ lng: 101.6, accuracy_m: 60 })
  })

  it('has no moment where the moment cannot be', () => {
    const { position, fix } = setUp()
    fix(40)
    expect(position.fix.value?.captured_at).toBeNull()
  })
})

describe('without a position', () => {
  it('says when it may not be asked', () => {
    const { position, fail } = setUp()
    fail(1)
    expect(position.state.value).toBe('denied')
  })

  it('goes on listening while there is no signal', () => {
    const { position, fail, fix } = setUp()
    fail(2)
    expect(position.state.value).toBe('unavailable')
    fix(50)
    expect(position.state.value).toBe('found')
  })

  it('says when the window passed without a fix', () => {
    const { position } = setUp()
    vi.advanceTimersByTime(20_000)
    expect(position.state.value).toBe('unavailable')
  })

  it('does not ask on a page without HTTPS', () => {
    vi.stubGlobal('isSecureContext', false)
    expect(setUp().position.state.value).toBe('unavailable')
  })
})

it('colours accuracy at 30 and 100 metres', () => {
  expect([30, 31, 100, 101].map(qualityOf)).toEqual(['green', 'amber', 'amber', 'red'])
})
