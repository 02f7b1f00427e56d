import { expect, it } from 'vitest'

import { stepsByKey } from '@/cases/steps'

import { COMMANDS, GO, keyOfTab, keyTable, OF_A_ROW, partsOf, SHEET, VIEW_KEYS, type Command, type GlobalCommand } from './commands'
import zh from './messages.zh'
import { DESK_QUEUES } from './queue/tabs'
import './rooms'

const names = Object.keys(COMMANDS) as Command[]

it('gives every key one meaning, beside the letters of the steps', () => {
  const keys = names.flatMap((name) => [...COMMANDS[name]] as string[])
  expect(new Set(keys).size).toBe(keys.length)
  const taken = [...stepsByKey().keys()].filter((letter) => letter !== COMMANDS.photo[0])
  expect(taken.filter((letter) => letter === GO || keys.includes(letter))).toEqual([])
  expect(new Set(DESK_QUEUES.map(keyOfTab)).size).toBe(DESK_QUEUES.length)
})

it('is told whole by the sheet, in words', () => {
  expect(SHEET.flatMap(({ lines }) => lines.flat()).sort()).toEqual([...names].sort())
  for (const { title, lines } of SHEET) {
    expect(zh.help).toHaveProperty(title)
    for (const [first] of lines) expect(zh.help).toHaveProperty(first)
  }
})

it('runs each command and goes to each list', () => {
  const done: string[] = []
  const global = names.filter((name): name is GlobalCommand => !(OF_A_ROW as readonly Command[]).includes(name))
  const run = Object.fromEntries(global.map((name) => [name, () => done.push(name)])) as unknown as Record<GlobalCommand, () => void>
  const table = keyTable(run, (queue) => done.push(queue), (n) => done.push(String(n)))
  Object.values(table).forEach((each) => each())
  expect(done.sort()).toEqual([...global, ...DESK_QUEUES, ...VIEW_KEYS.map((_, n) => String(n))].sort())
})

it('says a key as it stands on the keyboard', () => {
  expect([' ', 'Shift+J', 'g a', 'Escape', '*'].map(partsOf)).toEqual([['Space'], ['Shift', 'J'], ['g', 'a'], ['Esc'], ['*']])
})
