/** What is to be undone when a test is over; for a page built while a file is read, when its first test is. */
const undoing: (() => void)[] = []

export function whenOver(undo: () => void): void {
  undoing.push(undo)
}

export function undoAll(): void {
  for (const undo of undoing.splice(0)) undo()
}

/**
 * Puts a page away with its test. The files of one browser share the window: one that stays is told of focus in the tests
 * behind, asks in them, is drawn with their answers, and where that fails takes their own pages' drawing along.
 */
export function untilOver<Page extends { unmount(): void }>(page: Page): Page {
  whenOver(() => page.unmount())
  return page
}
