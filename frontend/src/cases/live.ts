/**
 * Applies acts of the journal to the cached cases.
 *
 * An act is thin: it says which case moved where, not who holds it or what it says. So a listed row takes
 * the new state at once, an open case is fetched anew, and lists are refreshed, or, where rows must not
 * move under the reader (`lists: 'hold'`), the page is told that there is news.
 */
import type { QueryClient } from '@tanstack/vue-query'

import type { Act } from '@/live/messages'
import type { LiveUpdater } from '@/live/useLive'

import { CATEGORIES, caseKeys, patchRow } from './queries'

/** A burst of acts (a morning's reports) costs one refresh; a desk hears a whole township and asks for counts only. */
const GATHER_MS = { refresh: 400, hold: 2_000 }
/** All server processes know a new tree by then; and not every page of a county asks for it at once. */
const TREE_KNOWN_MS = 3_000
const TREE_SPREAD_MS = 10_000

export interface CaseUpdaterOptions {
  lists: 'refresh' | 'hold'
  /** Every act on a case, after the rows were patched. */
  onAct?: (act: Act) => void
}

export function caseUpdater(client: QueryClient, { lists, onAct }: CaseUpdaterOptions): LiveUpdater {
  let gathering: ReturnType<typeof setTimeout> | undefined

  function refreshSoon(): void {
    gathering ??= setTimeout(() => {
      gathering = undefined
      if (lists === 'refresh') void client.invalidateQueries({ queryKey: caseKeys.lists })
      void client.invalidateQueries({ queryKey: caseKeys.counts })
    }, GATHER_MS[lists])
  }

  function readTreeSoon(): void {
    setTimeout(
      () => void client.invalidateQueries({ queryKey: CATEGORIES }),
      TREE_KNOWN_MS + Math.random() * TREE_SPREAD_MS,
    )
  }

  return {
    act(act) {
      if (act.object.type === 'categories') readTreeSoon()
      if (act.object.type !== 'case') return
      const { id, version } = act.object
      const { state, track, category, quiet } = act.facts
      patchRow(client, id, (row) =>
        row.version >= version
          ? row
          : {
              ...row,
              version,
              state: state ?? row.state,
              track: track ?? row.track,
              category: category ?? row.category,
            },
      )
      const held = client.getQueryData<{ version: number }>(caseKeys.one(id))
      // A quiet act leaves the version as it is: the copy held may lack the picture it is about.
      if (held !== undefined && (held.version < version || (quiet && held.version === version))) {
        void client.invalidateQueries({ queryKey: caseKeys.one(id) })
      }
      void client.invalidateQueries({ queryKey: caseKeys.timeline(id) })
      onAct?.(act)
      refreshSoon()
    },
    resync(reason) {
      void client.invalidateQueries({ queryKey: caseKeys.all })
      // At first it has only just been read.
      if (reason !== 'first') readTreeSoon()
    },
  }
}
