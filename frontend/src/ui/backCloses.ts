/** A face whose Back key closes what lies over a page says how; what may be opened on any face asks for it. */
import type { InjectionKey, Ref } from 'vue'

export const BACK_CLOSES: InjectionKey<(open: Ref<boolean>) => void> = Symbol('back closes')
