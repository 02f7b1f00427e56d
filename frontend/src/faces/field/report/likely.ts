/**
 * Which category words belong to, by the county's own closed cases (`cases/wordings.py`, which does the same sum): counts of
 * pairs of letters, no text. It is only ever told, and taken by a tap.
 */
export interface Wordings {
  schema: number
  codes: string[]
  /** How many cases taught each. */
  cases: number[]
  /** By pair: place of a category and count, one after the other. */
  pairs: Record<string, number[]>
}

export interface Likely {
  code: string
  /** Of one. */
  share: number
}

const SMOOTHING = 0.5
const LEAST_KNOWN = 3
/** Of all pairs of a text: a model that has read none of its words would be as sure of a wrong category. */
const LEAST_PART = 0.3
const LETTERS = /[\u4e00-\u9fff]+/g

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of text.match(LETTERS) ?? []) for (let at = 0; at + 1 < run.length; at++) pairs.add(run.slice(at, at + 2))
  return pairs
}

/** The likeliest first; none for words of which too little is known. */
export function likeliest(model: Wordings, text: string, most = 3): Likely[] {
  const said = [...pairsOf(text)]
  const known = said.flatMap((pair) => (Object.prototype.hasOwnProperty.call(model.pairs, pair) ? [model.pairs[pair] as number[]] : []))
  if (known.length < Math.max(LEAST_KNOWN, LEAST_PART * said.length)) return []
  const scores = model.cases.map((count) => Math.log(count))
  for (const flat of known) {
    const counts = new Map<number, number>()
    for (let at = 0; at < flat.length; at += 2) counts.set(flat[at] as number, flat[at + 1] as number)
    model.cases.forEach((count, at) => {
      scores[at] = (scores[at] as number) + Math.log(((counts.get(at) ?? 0) + SMOOTHING) / (count + 2 * SMOOTHING))
    })
  }
  const highest = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - highest))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return model.codes
    .map((code, at) => ({ code, share: (shares[at] as number) / whole }))
    .sort((one, other) => other.share - one.share || (one.code < other.code ? -1 : 1))
    .slice(0, most)
}
