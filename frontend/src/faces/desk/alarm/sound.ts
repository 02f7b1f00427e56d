/** Two short tones, made here: no file to fetch. A browser lets nothing sound before its page was clicked or typed in. */
import { onScopeDispose, ref, type Ref } from 'vue'

import type { Uuid } from '@/api/types'

import { askToNotify } from './notice'

export interface Sound {
  /** Wanted on this device by this account. */
  on: Readonly<Ref<boolean>>
  /** Wanted, and the browser still waits for a click. */
  blocked: Readonly<Ref<boolean>>
  toggle(): void
  ring(): void
}

const TONES = [880, 1174.7]
const TONE_S = 0.18

export function useSound(account: Uuid): Sound {
  const key = `pingan_sound_${account}`
  const on = ref(wanted(key))
  const blocked = ref(on.value)
  let audio: AudioContext | null = null

  /** Within a click or a press: then the browser allows it. */
  function allow(): void {
    if (!on.value || typeof AudioContext === 'undefined') return
    // eslint-disable-next-line compat/compat -- where there is none, the bar says it without a sound
    audio ??= new AudioContext()
    void audio.resume().then(() => (blocked.value = audio?.state !== 'running'), () => undefined)
  }

  function toggle(): void {
    // Wanted already and not allowed yet: this is the click.
    if (!(on.value && blocked.value)) on.value = !on.value
    try {
      localStorage.setItem(key, on.value ? 'on' : 'off')
    } catch {
      // Then it is asked again the next time.
    }
    allow()
    if (on.value) askToNotify()
    if (on.value) ring()
    else blocked.value = false
  }

  function ring(): void {
    if (!on.value || audio === null) return
    const volume = audio.createGain()
    volume.gain.value = 0.12
    volume.connect(audio.destination)
    TONES.forEach((hertz, turn) => {
      const tone = audio!.createOscillator()
      tone.frequency.value = hertz
      tone.connect(volume)
      tone.start(audio!.currentTime + turn * TONE_S)
      tone.stop(audio!.currentTime + (turn + 1) * TONE_S)
    })
  }

  addEventListener('pointerdown', allow)
  addEventListener('keydown', allow)
  onScopeDispose(() => {
    removeEventListener('pointerdown', allow)
    removeEventListener('keydown', allow)
    void audio?.close()
  })
  return { on, blocked, toggle, ring }
}

function wanted(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return false
  }
}
