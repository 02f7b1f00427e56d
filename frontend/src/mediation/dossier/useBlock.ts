/** One block of the dossier: its open form, what became of the last one, and one way to write. */
import { useTemplateRef } from 'vue'

import type { CaseOut } from '@/api/types'
import { useFormSaving } from '@/cases/writing/useFormSaving'
import { useWords } from '@/i18n'

import { useOpenForm } from '../keeping/useOpenForm'
import { useDossierWrite, type DossierWrite } from './dossier'

export function useBlock(current: () => CaseOut) {
  const { t } = useWords()
  const section = useTemplateRef<HTMLElement>('section')
  const { open, told, done } = useOpenForm(() => current().id, section)
  const { save, failure, isSaving } = useFormSaving(useDossierWrite(current), section)

  /** A press that needs no form. */
  async function put(write: DossierWrite): Promise<void> {
    if (await save({ body: write, missing: null }, (body) => body)) await done(t('dossier.saved'))
  }
  const saved = (): Promise<void> => done(t('dossier.saved'))

  return { open, told, failure, isSaving, put, saved }
}
