/** What watches over the desk for what cannot wait, as its pages find it. */
import { inject, provide, type InjectionKey } from 'vue'

import type { Uuid } from '@/api/types'

import type { Sound } from './sound'
import type { useCalls } from './useCalls'

export interface CallWatch {
  sound: Sound
  calls: ReturnType<typeof useCalls>
  /** How the page that is shown opens a case. */
  open: (id: Uuid) => void
}

const KEY: InjectionKey<CallWatch> = Symbol('callWatch')

export function provideCallWatch(sound: Sound, calls: CallWatch['calls']): CallWatch {
  const watch: CallWatch = { sound, calls, open: () => undefined }
  provide(KEY, watch)
  return watch
}

/** Each page says how it opens a case. */
export function useCallWatch(open: CallWatch['open']): Pick<CallWatch, 'sound' | 'calls'> {
  const watch = inject(KEY)
  if (watch === undefined) throw new Error('Nobody watches over this page.')
  watch.open = open
  return watch
}
