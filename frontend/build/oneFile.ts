/**
 * What a part needs that a page brings when it is shown, in one file instead of one for each module that another page
 * shares with it: a weak link is asked once. Left out is what some face begins with, and what others than its own ever ask for.
 */
export interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}

export function oneFile(name: string, part: string, face: string, others: readonly string[]): (id: string, graph: Graph) => string | null {
  let taken: Set<string> | undefined

  function inIt(graph: Graph): Set<string> {
    const begun = reached([face, ...others], graph, false)
    const elsewhere = reached(others, graph, true)
    return new Set([...reached([part], graph, false)].filter((id) => !begun.has(id) && !elsewhere.has(id)))
  }
  // The whole graph is known before the first module is asked about.
  return (id, graph) => ((taken ??= inIt(graph)).has(id) ? name : null)
}

/** All that comes with `from`; with `later`, what it may ask for at any time as well. */
function reached(from: readonly string[], graph: Graph, later: boolean): Set<string> {
  const found = new Set<string>()
  const next = [...from]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (found.has(id)) continue
    found.add(id)
    const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {}
    next.push(...importedIds, ...(later ? dynamicallyImportedIds : []))
  }
  return found
}
