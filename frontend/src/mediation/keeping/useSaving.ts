/** A form of what was agreed, and of how it is kept. */
import type { Ref } from 'vue'

import type { CaseOut } from '@/api/types'

import { useFormSaving } from '../useFormSaving'
import { useKeepingWrite } from './keeping'

export const useSaving = (current: () => CaseOut, form: Readonly<Ref<HTMLElement | null>>) =>
  useFormSaving(useKeepingWrite(current), form)
