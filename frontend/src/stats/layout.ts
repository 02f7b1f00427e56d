/**
 * The picture of a track: its main line runs down the middle, what waits aside and other tracks stand to the right.
 * Ways onward that leave states out run on the left, all others on the right; those that lead to one place run
 * together, as a river does, so that thickness tells how many come there. Pure: numbers in, places out.
 */
import type { MoveDwell, StateDwell, TrackDwell } from './queries'

export interface Node {
  key: string
  x: number
  y: number
  width: number
  height: number
  /** Null for another track, which has a picture of its own. */
  state: StateDwell | null
  track: string
  /** Some case came here from elsewhere in the picture, or may: of another track, that cases go over to it. */
  entered: boolean
}

/** `onward` along the main line, `back` to what had been left, `aside` to or from what stands to the right. */
export type Kind = 'onward' | 'back' | 'aside'

export interface Line {
  key: string
  /** A path of an SVG. */
  d: string
  width: number
  kind: Kind
  /** How many moves run along it; none: a way that nobody took. */
  n: number
  /** The nodes whose moves these are. */
  of: readonly string[]
  /** Where it ends, and to where it points, if it does. */
  end: readonly [x: number, y: number]
  points: 'down' | 'left' | 'right' | null
}

export interface Label {
  key: string
  x: number
  y: number
  n: number
  of: readonly string[]
}

export interface Picture {
  width: number
  height: number
  nodes: Node[]
  lines: Line[]
  labels: Label[]
}

const HEIGHT = 54
const ROW = 84
const TOP = 40
const MARGIN = 8
const ARROW = 7
const THINNEST = 1
const USED = 1.6
const THICKEST = 8

/** One way, by the nodes it joins. */
interface Way {
  from: string
  to: string
  n: number
}

/** All ways to one node that come from one side. */
interface Bus {
  to: string
  side: 'left' | 'right'
  ways: Way[]
  kind: Kind
  lane: number
}

export const keyOf = (track: string, state: string): string => `${track} ${state}`

/** Draws a track in a width; `tracks` are all that the server told of, for cases that come from another. */
export function draw(track: TrackDwell, tracks: readonly TrackDwell[], width: number): Picture {
  const line = track.states.filter(({ on_line }) => on_line)
  const rows = new Map(line.map(({ state }, row) => [state, row]))
  const ways = waysOf(track, tracks)
  const places = [...rows.values()]
  const aside = sideNodes(track, ways, rows)
  const rowOf = (key: string): number => rows.get(key) ?? aside.get(key)?.row ?? 0
  const most = Math.max(1, ...ways.filter(({ from }) => from !== '').map(({ n }) => n))
  const thick = (n: number): number => (n === 0 ? THINNEST : USED + (THICKEST - USED) * Math.sqrt(Math.min(1, n / most)))

  const buses = busesOf(ways, rows)
  for (const side of ['left', 'right'] as const) assignLanes(buses.filter((bus) => bus.side === side), rowOf)
  const lanes = (side: Bus['side']): number => Math.max(0, ...buses.filter((bus) => bus.side === side).map(({ lane }) => lane + 1))

  // The lanes get what they need; what is left of the width is the nodes'.
  const gap = width < 420 ? 10 : 13
  const leftRoom = lanes('left') === 0 ? MARGIN : lanes('left') * gap + MARGIN + 6
  const rightRoom = lanes('right') === 0 ? 0 : lanes('right') * gap + 16
  const forNodes = Math.max(190, width - leftRoom - rightRoom - MARGIN)
  const sideWidth = aside.size === 0 ? 0 : Math.min(128, forNodes * 0.46)
  const mainWidth = Math.min(160, forNodes - sideWidth)
  const mainX = leftRoom
  const sideX = mainX + mainWidth + rightRoom
  const laneX = ({ side, lane }: Bus): number => (side === 'left' ? mainX - 10 - lane * gap : mainX + mainWidth + 10 + lane * gap)

  const top = (key: string): number => TOP + rowOf(key) * ROW
  const nodes: Node[] = [
    ...line.map((state) => ({ key: state.state, x: mainX, y: top(state.state), width: mainWidth, height: HEIGHT, state, track: track.track, entered: true })),
    ...[...aside].map(([key, { state, track: its }]) => ({ key, x: sideX, y: top(key), width: sideWidth, height: HEIGHT, state, track: its, entered: ways.some(({ to }) => to === key) })),
  ]
  const at = new Map(nodes.map((node) => [node.key, node]))

  const lines: Line[] = []
  const labels: Label[] = []
  straightDown(line, ways)
  const tap = attachments()
  for (const bus of buses) drawBus(bus)

  return {
    width: aside.size === 0 ? mainX + mainWidth + rightRoom + MARGIN : sideX + sideWidth + MARGIN,
    height: TOP + Math.max(0, ...places, ...[...aside.values()].map(({ row }) => row)) * ROW + HEIGHT + MARGIN,
    nodes,
    // What nobody took lies under what was taken.
    lines: lines.sort((one, other) => Number(one.n > 0) - Number(other.n > 0)),
    labels,
  }

  /** The report from above, and from each state of the main line to the next one. */
  function straightDown(states: readonly StateDwell[], all: readonly Way[]): void {
    const x = mainX + mainWidth / 2
    states.forEach(({ state }, row) => {
      const from = row === 0 ? '' : (states[row - 1]?.state ?? '')
      const n = all.find((way) => way.from === from && way.to === state)?.n ?? 0
      const end = top(state)
      const begin = row === 0 ? 14 : top(from) + HEIGHT
      const of = [from, state].filter((key) => key !== '')
      lines.push({ key: `${from}>${state}`, d: `M${x} ${begin}V${end - ARROW}`, width: row === 0 ? USED : thick(n), kind: 'onward', n, of, end: [x, end - ARROW], points: 'down' })
      if (n > 0) labels.push({ key: `${from}>${state}`, x: x + 10, y: (begin + end) / 2 + 2, n, of })
    })
  }

  /** Where on the edge of a node each bus begins or ends: in an order in which as few as may be cross. */
  function attachments(): (bus: Bus, key: string) => number {
    const edges = new Map<string, { bus: Bus; down: boolean }[]>()
    for (const bus of buses) {
      const keys = [bus.to, ...bus.ways.map(({ from }) => from)]
      for (const key of new Set(keys)) {
        const edge = edgeOf(bus, key)
        const others = keys.filter((one) => one !== key).map(rowOf)
        const down = others.filter((row) => row > rowOf(key)).length >= others.filter((row) => row < rowOf(key)).length
        edges.set(edge, [...(edges.get(edge) ?? []), { bus, down }])
      }
    }
    for (const [edge, ends] of edges) {
      // Seen from a node at the side the nearest lane is the last one.
      const sign = edge.endsWith('side') ? -1 : 1
      ends.sort((one, other) => Number(one.down) - Number(other.down) || sign * (one.down ? other.bus.lane - one.bus.lane : one.bus.lane - other.bus.lane))
    }
    return (bus, key) => {
      const ends = edges.get(edgeOf(bus, key)) ?? []
      const place = ends.findIndex((end) => end.bus === bus)
      return top(key) + (HEIGHT * (place + 1)) / (ends.length + 1)
    }
  }

  function edgeOf(bus: Bus, key: string): string {
    return `${key} ${aside.has(key) ? 'side' : bus.side}`
  }

  /** Where a node meets the lanes. */
  function edgeX(bus: Bus, key: string): number {
    const node = at.get(key)
    if (node === undefined) return 0
    return aside.has(key) || bus.side === 'left' ? node.x : node.x + node.width
  }

  function drawBus(bus: Bus): void {
    const x = laneX(bus)
    const end = tap(bus, bus.to)
    const endX = edgeX(bus, bus.to)
    const inwards = endX > x ? -ARROW : ARROW
    const points = endX > x ? 'right' : 'left'
    const total = bus.ways.reduce((sum, { n }) => sum + n, 0)
    // Where some went, those that nobody came from have no part in it.
    const partsOf = (ways: readonly Way[]): string[] => {
      const used = ways.filter(({ n }) => n > 0)
      return [bus.to, ...(used.length > 0 ? used : ways).map(({ from }) => from)]
    }
    // Farthest first on either side: between two taps run all that began beyond.
    for (const above of [true, false]) {
      const taps = bus.ways
        .map((way) => ({ way, y: tap(bus, way.from) }))
        .filter(({ y }) => (above ? y < end : y >= end))
        .sort((one, other) => Math.abs(other.y - end) - Math.abs(one.y - end))
      let running = 0
      taps.forEach(({ way, y }, place) => {
        running += way.n
        const next = taps[place + 1]?.y ?? end
        const key = `${way.from}>${way.to}`
        const inner = partsOf(taps.slice(0, place + 1).map((each) => each.way))
        lines.push({ key, d: `M${edgeX(bus, way.from)} ${y}H${x}`, width: thick(way.n), kind: bus.kind, n: way.n, of: [way.from, way.to], end: [x, y], points: null })
        lines.push({ key: `${key}|`, d: `M${x} ${y}V${next}`, width: thick(running), kind: bus.kind, n: running, of: inner, end: [x, next], points: null })
      })
    }
    lines.push({ key: `>${bus.to} ${bus.side}`, d: `M${x} ${end}H${endX + inwards}`, width: thick(total), kind: bus.kind, n: total, of: partsOf(bus.ways), end: [endX + inwards, end], points })
  }
}

/** The ways of a picture, with cases that come from other tracks; what goes to another ends at that one. */
function waysOf(track: TrackDwell, tracks: readonly TrackDwell[]): Way[] {
  const own = track.moves.map((move) => ({ from: move.state, to: endOf(track, move), n: move.n }))
  const coming = tracks
    .filter((other) => other !== track)
    .flatMap((other) =>
      other.moves
        .filter((move) => move.to_track === track.track)
        .map((move) => ({ from: keyOf(other.track, ''), to: move.to, n: move.n })),
    )
  const found = new Map<string, Way>()
  for (const way of [...own, ...coming]) {
    const key = `${way.from}>${way.to}`
    const known = found.get(key)
    if (known === undefined) found.set(key, way)
    else known.n += way.n
  }
  // What is settled where it was reported never stood anywhere.
  return [...found.values()].filter(({ from, to, n }) => n > 0 || from !== '' || to === track.states[0]?.state)
}

function endOf(track: TrackDwell, move: MoveDwell): string {
  return move.to_track === track.track ? move.to : keyOf(move.to_track, '')
}

interface Side {
  row: number
  state: StateDwell | null
  track: string
}

/** What stands to the right, each as near as may be to the states it is joined with. */
function sideNodes(track: TrackDwell, ways: readonly Way[], rows: ReadonlyMap<string, number>): Map<string, Side> {
  const states = track.states.filter(({ state }) => !rows.has(state))
  const others = [...new Set(ways.flatMap(({ from, to }) => [from, to]).filter((key) => key.includes(' ')))]
  const wanted = [
    ...states.map((state) => ({ key: state.state, state, track: track.track })),
    ...others.map((key) => ({ key, state: null, track: key.split(' ')[0] ?? '' })),
  ].map((node) => ({ ...node, near: near(node.key) }))
  const taken = new Map<string, Side>()
  const free = new Set([...Array(Math.max(rows.size, wanted.length)).keys()])
  for (const { key, state, track: its, near: row } of wanted.sort((one, other) => one.near - other.near)) {
    const best = [...free].sort((one, other) => Math.abs(one - row) - Math.abs(other - row))[0] ?? 0
    free.delete(best)
    taken.set(key, { row: best, state, track: its })
  }
  return taken

  function near(key: string): number {
    const met = ways.flatMap(({ from, to }) => (to === key ? [from] : from === key ? [to] : []))
    const found = met.map((one) => rows.get(one)).filter((row) => row !== undefined)
    return found.length === 0 ? 0 : found.reduce((sum, row) => sum + row, 0) / found.length
  }
}

/** All ways but those straight down the main line, gathered by where they lead and on which side. */
function busesOf(ways: readonly Way[], rows: ReadonlyMap<string, number>): Bus[] {
  const buses = new Map<string, Bus>()
  for (const way of ways) {
    const [from, to] = [rows.get(way.from), rows.get(way.to)]
    const onLine = from !== undefined && to !== undefined
    if (way.from === '' ? to === 0 : onLine && to === from + 1) continue
    if (way.from === '') continue
    const kind: Kind = onLine ? (to > from ? 'onward' : 'back') : 'aside'
    const side = kind === 'onward' ? 'left' : 'right'
    const key = `${way.to} ${side}`
    const bus = buses.get(key) ?? { to: way.to, side, ways: [], kind, lane: 0 }
    bus.ways.push(way)
    if (bus.kind === 'aside') bus.kind = kind
    buses.set(key, bus)
  }
  return [...buses.values()]
}

/** The shortest next to the nodes, and two in one lane only where they never meet. */
function assignLanes(buses: Bus[], rowOf: (key: string) => number): void {
  const spans = buses.map((bus) => {
    const rows = [bus.to, ...bus.ways.map(({ from }) => from)].map(rowOf)
    return { bus, from: Math.min(...rows), to: Math.max(...rows) }
  })
  spans.sort((one, other) => one.to - one.from - (other.to - other.from))
  const lanes: (typeof spans)[] = []
  for (const span of spans) {
    const free = lanes.findIndex((lane) => lane.every((held) => held.to < span.from || span.to < held.from))
    const lane = free === -1 ? lanes.length : free
    lanes[lane] = [...(lanes[lane] ?? []), span]
    span.bus.lane = lane
  }
}
