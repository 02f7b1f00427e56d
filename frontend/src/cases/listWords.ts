/** What those of a trade call the lists of a desk, brought by its room; everybody else calls them by the desk's words. */
import type { MessageKey } from '@/i18n'
import type { Queue } from '@/api/types'

type Said = Readonly<Partial<Record<Queue, MessageKey>>>

export interface ListWords {
  /** Whoever may do this is of the trade. */
  operation: string
  names: Said
  /** What is in it, where the name alone would not say so. */
  about: Said
}

const known: ListWords[] = []

export function registerListWords(words: ListWords): void {
  known.push(words)
}

export const listWordsFor = (reaches: Readonly<Record<string, unknown>>): ListWords | undefined =>
  known.find(({ operation }) => reaches[operation] !== undefined)
