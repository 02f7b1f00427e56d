/**
 * Where the phone is, asked once and never followed.
 *
 * The receiver needs time to settle, so from `start()` it is listened to for a window of 20 s and the best
 * fix is kept. The watch then ends by itself: no trail is made.
 */
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, type Ref } from 'vue'

import type { LocationIn } from '@/api/types'
import { serverNow, serverTimeOf } from '@/api/clock'

const WINDOW_MS = 20_000
/** A fix this good ends the window early. */
const GOOD_ENOUGH_M = 10
const GREEN_M = 30
const AMBER_M = 100
/** Beyond this a fix comes from a radio mast or the address of the line, and names no place. */
const USELESS_M = 5_000
const DAY_MS = 24 * 3600_000

/** `rough`: the receiver answers, but with nothing that names a place. */
export type PositionState = 'idle' | 'searching' | 'found' | 'rough' | 'denied' | 'unavailable'
export type Quality = 'green' | 'amber' | 'red'

export function qualityOf(accuracyM: number): Quality {
  if (accuracyM <= GREEN_M) return 'green'
  return accuracyM <= AMBER_M ? 'amber' : 'red'
}

function isOnEarth({ longitude, latitude }: GeolocationCoordinates): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
}

/** When a fix was taken, or null: some receivers count from another year, or in other units. */
function capturedAt(timestamp: number): string | null {
  const at = serverTimeOf(timestamp)
  return Math.abs(at - serverNow()) < DAY_MS ? new Date(at).toISOString() : null
}

export interface Position {
  state: Readonly<Ref<PositionState>>
  /** The best fix of the window so far, as plain data: it is kept on the phone and sent. */
  fix: Readonly<Ref<LocationIn | null>>
  /** Opens a window, forgetting the last fix. */
  start(): void
}

export function usePosition(geolocation: Geolocation | undefined = navigator.geolocation): Position {
  const state = ref<PositionState>('idle')
  const fix = shallowRef<LocationIn | null>(null)
  let watch: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function end(): void {
    if (watch !== undefined) geolocation?.clearWatch(watch)
    clearTimeout(timer)
    watch = undefined
  }

  function take({ coords, timestamp }: GeolocationPosition): void {
    // Some receivers have no measure of their own, and say 0 or nothing.
    const accuracy = coords.accuracy > 0 ? Math.round(coords.accuracy * 10) / 10 : null
    if (!isOnEarth(coords) || (accuracy ?? 0) > USELESS_M) {
      if (fix.value === null) state.value = 'rough'
      return
    }
    if (fix.value === null || (accuracy ?? Infinity) < (fix.value.accuracy_m ?? Infinity)) {
      fix.value = {
        lng: coords.longitude,
        lat: coords.latitude,
        datum: 'wgs84',
        accuracy_m: accuracy,
        captured_at: capturedAt(timestamp),
      }
    }
    state.value = 'found'
    if (accuracy !== null && accuracy <= GOOD_ENOUGH_M) end()
  }

  function refuse(error: GeolocationPositionError): void {
    if (error.code === error.PERMISSION_DENIED) {
      state.value = 'denied'
      end()
    } else if (fix.value === null && state.value === 'searching' && error.code === error.POSITION_UNAVAILABLE) {
      // Valleys come and go: keep listening, but say so.
      state.value = 'unavailable'
    }
  }

  function start(): void {
    end()
    fix.value = null
    // Browsers hide the receiver from pages served without HTTPS.
    if (geolocation === undefined || !window.isSecureContext) {
      state.value = 'unavailable'
      return
    }
    state.value = 'searching'
    watch = geolocation.watchPosition(take, refuse, { enableHighAccuracy: true, maximumAge: 0, timeout: WINDOW_MS })
    timer = setTimeout(() => {
      end()
      if (fix.value === null && state.value === 'searching') state.value = 'unavailable'
    }, WINDOW_MS)
  }

  onScopeDispose(end)
  return { state: readonly(state), fix: shallowReadonly(fix), start }
}
