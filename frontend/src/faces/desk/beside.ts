/**
 * A key for everything that can be done beside the steps: whoever asks for it sees a letter on each button of the open
 * case's cards, and the letter presses it. Rooms need to do nothing for it, and what they add tomorrow has its letter.
 */
const WHERE = '.case-side'
const WHAT = 'button:not(:disabled), summary, a[href], input[type=checkbox]:not(:disabled), select:not(:disabled)'
const LETTERS = [...'asdfghjklqwertyuiopzxcvbnm']

/** So many different marks: single letters where they suffice, else pairs, of which none is the beginning of another. */
export function marksFor(count: number): string[] {
  if (count <= LETTERS.length) return LETTERS.slice(0, count)
  return LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).slice(0, count)
}

export interface Mark {
  letters: string
  target: HTMLElement
}

/** What can be pressed there now, in reading order. */
export function marksIn(root: ParentNode, isThere: (one: Element) => boolean = (one) => one.getClientRects().length > 0): Mark[] {
  const found = [...root.querySelectorAll<HTMLElement>(WHAT)].filter(isThere)
  const letters = marksFor(found.length)
  return found.flatMap((target, n) => (letters[n] === undefined ? [] : [{ letters: letters[n], target }]))
}

/** `narrowed` by what was pressed so far: the one that is meant, those that still may be, or none. */
export function narrowed(marks: readonly Mark[], pressed: string): Mark | readonly Mark[] {
  return marks.find(({ letters }) => letters === pressed) ?? marks.filter(({ letters }) => letters.startsWith(pressed))
}

let end = (): void => undefined

/** What was shown before is over. */
export const hideMarks = (): void => end()

export function showMarks(): void {
  end()
  const side = document.querySelector(WHERE)
  const marks = side === null ? [] : marksIn(side)
  if (marks.length === 0) return
  const sheet = document.createElement('div')
  sheet.className = 'beside-marks'
  // A screen reader has its own list of buttons.
  sheet.setAttribute('aria-hidden', 'true')
  sheet.append(...marks.map(drawn))
  document.body.append(sheet)
  let pressed = ''

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Shift') return
    event.preventDefault()
    event.stopImmediatePropagation()
    pressed += event.key.toLowerCase()
    const left = narrowed(marks, pressed)
    if ('target' in left) {
      end()
      left.target.focus()
      if (!(left.target instanceof HTMLSelectElement)) left.target.click()
    } else if (left.length === 0) end()
  }
  const over = (): void => end()
  addEventListener('keydown', press, { capture: true })
  addEventListener('pointerdown', over, { capture: true })
  // What moves under the marks would be pressed by the wrong letter.
  addEventListener('scroll', over, { capture: true })
  addEventListener('resize', over)
  end = () => {
    end = () => undefined
    sheet.remove()
    removeEventListener('keydown', press, { capture: true })
    removeEventListener('pointerdown', over, { capture: true })
    removeEventListener('scroll', over, { capture: true })
    removeEventListener('resize', over)
  }
}

function drawn({ letters, target }: Mark): HTMLElement {
  const mark = document.createElement('kbd')
  const { left, top } = target.getBoundingClientRect()
  mark.textContent = letters.toUpperCase()
  mark.style.left = `${Math.max(0, left - 6)}px`
  mark.style.top = `${Math.max(0, top - 6)}px`
  return mark
}
