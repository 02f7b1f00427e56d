/**
 * Words for what comes as a code: tracks, states, steps. Every room has its own in its messages, as `ROOM.KIND.CODE`;
 * what no room knows, retired or of a newer server, is told readably all the same.
 */
import type { Action, State, TimelineEntry, Track } from '@/api/types'
import { useWords } from '@/i18n'

/**
 * Of a track: `track`, its name; `caution`, before one writes; `withheld`, in place of words the reader may not have; `turn`, whose turn it is while nobody has the case.
 * Of a step: `action`, its button; `done`, what the timeline tells, of a task by what was asked where that says more (`done.STEP_KIND`); `taken`, what is said once it has been taken;
 * `hint`, what its words are for; `choice`, a code of a field after the field's name; `field`, what a text of its is called; `submit`, the button of its form, where that does more than the step's name says.
 */
type Kind =
  | 'track'
  | 'caution'
  | 'withheld'
  | 'turn'
  | 'state'
  | 'action'
  | 'done'
  | 'taken'
  | 'hint'
  | 'field'
  | 'choice'
  | 'submit'

export function useCaseWords() {
  const { t, foundIn } = useWords()

  /** The words some room has, or none. */
  function said(kind: Kind, code: string, values: Record<string, unknown> = {}): string {
    return foundIn(`${kind}.${code}`, values) ?? ''
  }

  const done = (code: Action): string => said('done', code) || t('cases.stepTaken')
  const readable = (code: string): string => t('cases.unknown', { code: code.replace(/_/g, ' ') })

  return {
    said,
    track: (code: Track): string => said('track', code) || readable(code),
    state: (code: State): string => said('state', code) || readable(code),
    action: (code: Action): string => said('action', code) || readable(code),
    done,
    /** Of a line at hand, which knows what was asked. */
    doneOf: ({ action, data }: Pick<TimelineEntry, 'action' | 'data'>): string =>
      (typeof data.kind === 'string' && said('done', `${action}_${data.kind}`)) || done(action),
    withheld: (track: Track): string => said('withheld', track) || t('cases.withheld'),
  }
}
