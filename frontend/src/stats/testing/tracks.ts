/** Tracks as the server tells them, for tests: states of a main line, those aside, and ways between them. */
import type { MoveDwell, StateDwell, TrackDwell } from '../queries'

export function stateOf(track: string, state: string, more: Partial<StateDwell> = {}): StateDwell {
  return {
    track,
    state,
    entered: 0,
    left: 0,
    half: null,
    most: null,
    mean: null,
    buckets: [],
    now: 0,
    since: null,
    on_line: true,
    longest: [],
    ...more,
  }
}

/** Ways as `from>to` with how often they were taken; `track:to` goes over to another. */
export function trackOf(code: string, line: string[], aside: string[], ways: Record<string, number>): TrackDwell {
  const moves: MoveDwell[] = Object.entries(ways).map(([way, n]) => {
    const [state = '', end = ''] = way.split('>')
    const [to, to_track] = end.split(':').reverse()
    return { state, to: to ?? '', to_track: to_track ?? code, actions: ['go'], n }
  })
  return {
    track: code,
    states: [...line.map((state) => stateOf(code, state)), ...aside.map((state) => stateOf(code, state, { on_line: false }))],
    moves,
  }
}
