/** Ctrl+Enter, or ⌘+Enter on a Mac, sends the form one is in: `<form @keydown="submitByKey">`. */
export function submitByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  // By its button, which may be busy or stand outside the form; `requestSubmit` is younger than our oldest browser.
  const inside = form.querySelector<HTMLButtonElement>("[type='submit']")
  ;(inside ?? document.querySelector<HTMLButtonElement>(`[type='submit'][form='${form.id}']`))?.click()
}
