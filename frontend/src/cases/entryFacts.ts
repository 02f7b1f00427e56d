/** What a line of the timeline tells beside its words: the facts a step kept, each by its name and in the reader's words. */
import type { TimelineEntry, Uuid } from '@/api/types'
import { useWords } from '@/i18n'
import { formatTime } from '@/ui/time'

import { useFieldWords } from './forms/words'
import { useCategories } from './queries'
import { useCaseWords } from './words'

export interface Fact {
  name: string
  label: string
  text: string
  /** The case it names, to be opened. */
  of?: Uuid
}

type Kind = 'step' | 'person' | 'choice' | 'day' | 'moment' | 'category' | 'area' | 'case' | 'answer' | 'count' | 'text'

/** In the order they are told. What a step keeps for programs alone is not among them. */
const KINDS: Readonly<Record<string, Kind>> = {
  form: 'step',
  writer_id: 'person',
  worker_id: 'person',
  organisation_id: 'person',
  colleague_id: 'person',
  joined_id: 'person',
  ground: 'choice',
  cause: 'choice',
  road: 'choice',
  level: 'choice',
  failure: 'choice',
  until: 'day',
  review_on: 'day',
  respond_by: 'moment',
  reply: 'text',
  category: 'category',
  was_category: 'category',
  grid_code: 'area',
  was_grid: 'area',
  into: 'case',
  split_off: 'case',
  split_from: 'case',
  anew_as: 'case',
  anew_of: 'case',
  same_as: 'case',
  code_said: 'text',
  phone_grid: 'area',
  call: 'choice',
  responded: 'answer',
  solved: 'answer',
  satisfied: 'answer',
  override: 'text',
  withdrawn: 'count',
  stage: 'choice',
  channel: 'choice',
  done_at: 'moment',
  done_doubtful: 'moment',
}
/** Truth as the journal writes it down. */
const ANSWERS: Readonly<Record<string, string>> = { True: 'yes', true: 'yes', False: 'no', false: 'no' }

export function useEntryFacts(): (entry: TimelineEntry) => Fact[] {
  const { locale, found } = useWords()
  const say = useFieldWords()
  const words = useCaseWords()
  const { labelOf } = useCategories()

  function textOf(kind: Kind, name: string, value: string, entry: TimelineEntry): string {
    switch (kind) {
      case 'step':
        // Of which part of the case is of no use to whoever reads it.
        return words.action(value.split('.')[0] ?? value)
      case 'choice':
        // A county's own table has words for it that no release knows.
        return entry.names[value] ?? say.choice(name, value)
      case 'day':
        return formatTime(value, locale.value, 'date')
      case 'moment':
        return formatTime(value, locale.value)
      case 'category':
        return labelOf(value, locale.value, entry.at)
      case 'answer':
        return say.choice('answer', ANSWERS[value] ?? 'unknown')
      case 'count':
        // Of a list, which programs read, how long it is.
        return String(value.split(',').length)
      case 'text':
        return value
      default:
        return entry.names[value] ?? ''
    }
  }

  return (entry) =>
    Object.entries(KINDS).flatMap(([name, kind]) => {
      const kept = entry.data[name]
      // Of an answer, nothing is an answer too: nobody could say.
      if (kept === undefined || kept === '' || (kept === null && kind !== 'answer')) return []
      const value = String(kept)
      const text = textOf(kind, name, value, entry)
      // Whom the reader has no name of is told by the state alone.
      if (text === '') return []
      const label = found(`forms.fact.${name}`) ?? say.label(entry.action, name)
      return [{ name, label, text, ...(kind === 'case' && { of: value }) }]
    })
}
