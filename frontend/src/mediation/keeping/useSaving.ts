/** A form of what was agreed, and of how it is kept. */
import type { CaseOut } from '@/api/types'
import { useFormSaving, type FormOnPage } from '@/cases/writing/useFormSaving'

import { useKeepingWrite } from './keeping'

export const useSaving = (current: () => CaseOut, form?: FormOnPage) => useFormSaving(useKeepingWrite(current), form)
