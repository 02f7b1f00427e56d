/**
 * What the keyboard does at the desk beside the steps of a case: one table for the handler and for the sheet that tells
 * it. A step's letter stands with the step (`cases/steps.ts`), and none of them is here (`commands.test.ts`).
 */
import { DESK_QUEUES, tabOf, type DeskQueue } from './queue/tabs'
import { MOST_VIEWS } from './views'

/** Before a list's own letter. */
export const GO = 'g'

export const COMMANDS = {
  down: ['j'],
  up: ['k'],
  open: ['Enter'],
  nextTab: [']'],
  previousTab: ['['],
  find: ['/'],
  order: ['o'],
  filter: ['f'],
  views: ['Shift+F'],
  updates: ['u'],
  read: ['Shift+U'],
  map: ['Shift+M'],
  select: [' '],
  selectDown: ['Shift+J'],
  selectUp: ['Shift+K'],
  selectAll: ['*'],
  register: ['n'],
  shift: ['Shift+N'],
  copy: ['y'],
  photo: ['p'],
  beside: [','],
  help: ['?'],
  leave: ['Escape'],
} as const satisfies Record<string, readonly string[]>

export type Command = keyof typeof COMMANDS

/** A row does these itself: anywhere else the same keys press buttons and turn pages. */
export const OF_A_ROW = ['open', 'select'] as const satisfies readonly Command[]
export type GlobalCommand = Exclude<Command, (typeof OF_A_ROW)[number]>

/** Groups of the help sheet, in its order; commands that go two ways stand on one line. */
export const SHEET = [
  { title: 'lists', lines: [['down', 'up'], ['open'], ['previousTab', 'nextTab'], ['find'], ['order'], ['filter'], ['views'], ['updates'], ['read'], ['map']] },
  { title: 'several', lines: [['select'], ['selectDown', 'selectUp'], ['selectAll']] },
  { title: 'ways', lines: [['register'], ['shift'], ['copy'], ['photo'], ['beside'], ['help'], ['leave']] },
] as const satisfies readonly { title: string; lines: readonly (readonly Command[])[] }[]

export const keyOfTab = (queue: DeskQueue): string => `${GO} ${tabOf(queue).letter}`

/** The lists kept under a name, by their number. */
export const VIEW_KEYS = Array.from({ length: MOST_VIEWS }, (_, n) => String(n + 1))

/** The table of the handler: what each key does, those of the lists included. */
export function keyTable(
  run: Record<GlobalCommand, () => void>,
  goTo: (queue: DeskQueue) => void,
  openView: (n: number) => void,
): Record<string, () => void> {
  const names = Object.keys(run) as GlobalCommand[]
  const commands = names.flatMap((name) => COMMANDS[name].map((key) => [key, run[name]] as const))
  const ways = DESK_QUEUES.map((queue) => [keyOfTab(queue), () => goTo(queue)] as const)
  const views = VIEW_KEYS.map((key, n) => [key, () => openView(n)] as const)
  return Object.fromEntries([...commands, ...ways, ...views])
}

const SAID: Readonly<Record<string, string>> = { ' ': 'Space', Escape: 'Esc' }

/** A key as it stands on a keyboard, part by part. */
export function partsOf(key: string): string[] {
  if (key === ' ') return ['Space']
  return key.split(key.includes('+') && key.length > 1 ? '+' : ' ').map((part) => SAID[part] ?? part)
}
