/** What is to be undone when a test is over; for a page built while a file is read, when its first test is. */
const undoing: (() => void)[] = []

export function whenOver(undo: () => void): void {
  undoing.push(undo)
}

export function undoAll(): void {
  for (const undo of undoing.splice(0)) undo()
}
