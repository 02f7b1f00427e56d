/**
 * Whoever works by the keyboard stands somewhere. What they stood on may go: a dialog closes, a row leaves its list, a
 * button waits for an answer. The browser then puts them at the beginning of the page and says nothing; here they go on
 * at the nearest place that is still there, and back to a button that only waited.
 *
 * Screens that know better say so themselves: this comes after them, and only where nobody stands anywhere.
 */

/** So many places back are remembered: enough for a form in a dialog that a menu has opened. */
const TRAIL = 12
/** One may stand on these though nothing is pressed there. */
const ROOMS = 'main, dialog, section, article, form, aside, li, tr, [role=dialog], [role=region], [role=tabpanel], [tabindex]'
const NEIGHBOURS = 'li, tr, article'
const PRESSED = 'a[href], button, input, select, textarea, [tabindex]'

/** A place and all that it lies in, from the inside out; of a row, which came after it. */
type Path = readonly { part: HTMLElement; next: Element | null; previous: Element | null }[]

export function keepFocus(): () => void {
  const trail: Path[] = []
  /** Where somebody was put while what they had pressed was waiting. */
  let refuge: { from: HTMLElement; at: HTMLElement } | null = null
  let looking = false

  function note(event: FocusEvent): void {
    const path = pathOf(event.target as Element)
    if (path.length === 0) return
    if (refuge !== null && refuge.at !== event.target) refuge = null
    trail.push(path)
    if (trail.length > TRAIL) trail.shift()
  }

  // After what the screens themselves do with the focus, and after the browser has taken it from what is disabled.
  function lookSoon(): void {
    if (looking) return
    looking = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        looking = false
        look()
      }),
    )
  }

  function look(): void {
    if (refuge !== null && document.activeElement === refuge.at && isUsable(refuge.from)) refuge.from.focus({ preventScroll: true })
    else if (isNowhere()) recover()
  }

  function recover(): void {
    const from = trail[trail.length - 1]?.[0]?.part
    // Whoever has clicked beside everything stands nowhere by their own hand.
    if (from === undefined || isUsable(from)) return
    const at = nearest(trail)
    if (at === null) return
    stand(at)
    refuge = { from, at }
  }

  const watching = new MutationObserver(lookSoon)
  watching.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'hidden'] })
  document.addEventListener('focusin', note)
  return () => {
    watching.disconnect()
    document.removeEventListener('focusin', note)
  }
}

/** What is disabled hears no key, and some browsers leave people there. */
function isNowhere(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || !isUsable(activeElement)
}

function pathOf(place: Element): Path {
  const path = []
  for (let part: Element | null = place; part instanceof HTMLElement && part !== document.body; part = part.parentElement) {
    const isRow = part.matches(NEIGHBOURS)
    path.push({ part, next: isRow ? part.nextElementSibling : null, previous: isRow ? part.previousElementSibling : null })
  }
  return path
}

function isUsable(part: Element): boolean {
  return part.isConnected && !part.matches(':disabled') && part.closest('[hidden], [inert]') === null
}

/** The last place first; of each from the inside out. */
function nearest(trail: readonly Path[]): HTMLElement | null {
  for (const path of [...trail].reverse()) {
    for (const { part, next, previous } of path) {
      if (isUsable(part) && part.matches(`${PRESSED}, ${ROOMS}`)) return part
      const beside = part.isConnected ? null : (pressedIn(next) ?? pressedIn(previous))
      if (beside !== null) return beside
    }
  }
  // Another page has come: one begins where its work is.
  return document.querySelector('main')
}

/** What there is to press in the row beside one that has gone. */
function pressedIn(row: Element | null): HTMLElement | null {
  if (row === null || !isUsable(row)) return null
  // Never a field: on a phone that would bring up the keyboard.
  return [row, ...row.querySelectorAll('a[href], button')].find((one) => one.matches('a[href], button') && isUsable(one)) as HTMLElement ?? null
}

/** Out of a field by one's own hand: letters are commands again, and one stands beside what one has written. */
export function stepOut(field: HTMLElement): void {
  const room = field.closest<HTMLElement>('main, aside, section, [role=tabpanel], [role=region]')
  field.blur()
  if (room !== null) stand(room)
}

function stand(at: HTMLElement): void {
  if (!at.matches(PRESSED)) at.tabIndex = -1
  at.focus({ preventScroll: true })
}
