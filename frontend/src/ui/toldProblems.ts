/**
 * Which problem a sentence was told of. A form keeps the sentence it shows, not the problem; what stands beside the
 * sentence (`FailureLine`) asks here. Told anew by another problem, a sentence is that one's.
 */
import { ApiProblem } from '@/api/problem'

/** More than stand on a page at once; an older one has been read or sent again. */
const KEPT = 20

const told = new Map<string, ApiProblem>()

export function rememberTold(sentence: string, problem: ApiProblem): string {
  told.delete(sentence)
  told.set(sentence, problem)
  const [oldest] = told.keys()
  if (told.size > KEPT && oldest !== undefined) told.delete(oldest)
  return sentence
}

/** Of a device that keeps nothing (full, or private) the help desk has a line as of any problem. */
export function rememberNotKept(sentence: string): string {
  return rememberTold(sentence, new ApiProblem({ code: 'not_kept', title: '', status: 0 }))
}

export function problemToldBy(sentence: string): ApiProblem | undefined {
  return told.get(sentence)
}
