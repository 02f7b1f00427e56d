/**
 * The order of the rooms: each may use what stands before it, and rooms that stand side by side leave one another alone.
 * Data flows one way on the server as well; a circle between two rooms could not be read from either end.
 */
const LAYERS = [
  ['api', 'i18n'],
  ['ui'],
  ['territory'],
  ['people'],
  ['live', 'config'],
  ['staff'],
  ['maps'],
  ['cases', 'centers', 'registry'],
  ['papers'],
  ['callers', 'care', 'duties', 'mediation', 'incoming', 'routing', 'ledgers', 'stats', 'station', 'workload', 'notices'],
  ['faces'],
]
const RANK = new Map(LAYERS.flatMap((rooms, rank) => rooms.map((room) => [room, rank])))

/** The room of a file, and of faces the face: `faces/desk/queue/rows.ts` → `faces`, `desk`. */
function placeOf(path) {
  const [, room, face] = /\/src\/(\w+)\/(?:(\w+)\/)?/.exec(path) ?? []
  return { room, face: room === 'faces' ? face : undefined }
}

function pathOf(asked, from) {
  if (asked.startsWith('@/')) return `/src/${asked.slice(2)}`
  return asked.startsWith('.') ? new URL(asked, `file://${from}`).pathname : null
}

/** Why `from` may not use what `asked` names; null where it may. */
export function refusal(asked, from) {
  const path = pathOf(asked, from)
  if (path === null) return null
  const here = placeOf(from)
  const there = placeOf(path)
  if (here.room === undefined || there.room === undefined) return null
  if (!RANK.has(here.room)) return `The room ${here.room} has no place in build/layers.js.`
  if (here.room === there.room) {
    // What all faces share stands beside them; a face must not know another.
    return there.face === undefined || here.face === there.face ? null : `A face knows no other: ${here.face ?? 'faces'} → ${there.face}.`
  }
  return RANK.get(there.room) < RANK.get(here.room) ? null : `${here.room} stands below or beside ${there.room} (build/layers.js).`
}

export default {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const look = (node) => {
      const why = typeof node?.value === 'string' ? refusal(node.value, context.filename) : null
      if (why !== null) context.report({ node, message: why })
    }
    return {
      ImportDeclaration: ({ source }) => look(source),
      ImportExpression: ({ source }) => look(source),
      ExportNamedDeclaration: ({ source }) => look(source),
      ExportAllDeclaration: ({ source }) => look(source),
      TSImportType: ({ source, argument }) => look(source ?? argument?.literal),
    }
  },
}
