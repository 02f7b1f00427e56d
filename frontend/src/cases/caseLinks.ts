/** How a face opens a case that another one names; a face that provides no way shows its code alone. */
import { inject, provide, type InjectionKey } from 'vue'

import type { Uuid } from '@/api/types'

export interface CaseLinks {
  /** Its address, for a tab of its own. */
  href(id: Uuid): string
  open(id: Uuid): void
}

const KEY: InjectionKey<CaseLinks> = Symbol('case links')

export const provideCaseLinks = (links: CaseLinks): void => provide(KEY, links)
export const useCaseLinks = (): CaseLinks | null => inject(KEY, null)
