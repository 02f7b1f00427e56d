/** Text modules in a field: which one is being asked for where one writes, and the text once it is put in. */

export interface TextModule {
  shortcut: string
  text: string
}

/** Before a shortcut; on its own it offers all of them. */
const MARK = '::'
/** More than fit beside a field are found by typing on. */
const MOST = 8

/** What is asked for at the caret: everything from the mark on, where nothing but a shortcut's letters stands between. */
export function askedAt(text: string, caret: number): { from: number; asked: string } | null {
  const from = text.slice(0, caret).lastIndexOf(MARK)
  if (from < 0) return null
  const asked = text.slice(from + MARK.length, caret)
  return /^[\w.-]{0,20}$/u.test(asked) ? { from, asked: asked.toLowerCase() } : null
}

/** Those whose shortcut begins so first, then those that say it. */
export function matching(modules: readonly TextModule[], asked: string): TextModule[] {
  const begins = modules.filter(({ shortcut }) => shortcut.toLowerCase().startsWith(asked))
  const says = modules.filter((one) => !begins.includes(one) && one.text.toLowerCase().includes(asked))
  return [...begins, ...says].slice(0, MOST)
}

/** The text with a module in place of what asked for it, and where the caret goes. */
export function putIn(text: string, caret: number, module: TextModule): { text: string; caret: number } {
  const from = askedAt(text, caret)?.from ?? caret
  return { text: text.slice(0, from) + module.text + text.slice(caret), caret: from + module.text.length }
}
