/**
 * A notice of the system's own for what cannot wait, where nobody looks at the page: one for all that came together. It says
 * how many and not what: a screen in an office is read by others.
 */
export function notify(title: string, open: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted' || !document.hidden) return
  try {
    // The same tag: a later one takes the place of the one before.
    // eslint-disable-next-line compat/compat -- asked for above; where there is none, the bar says it
    const notice = new Notification(title, { tag: 'pingan-urgent', requireInteraction: true })
    notice.onclick = () => {
      window.focus()
      open()
      notice.close()
    }
  } catch {
    // Some phones have the word and not the thing; the bar in the page says it.
  }
}

/** Within a click: the browser asks its person once, whatever they say then. */
export function askToNotify(): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'default') return
  // eslint-disable-next-line compat/compat -- asked for in the line above
  void Promise.resolve(Notification.requestPermission()).catch(() => undefined)
}
