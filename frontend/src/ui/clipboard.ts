/** Puts words on the clipboard; false where the browser does not let us. */

export async function copied(text: string): Promise<boolean> {
  try {
    // Plain http outside this machine has no clipboard object at all.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedBySelection(text)
  }
}

/** The old way, which works without https. */
function copiedBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  const focused = document.activeElement as HTMLElement | null
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    focused?.focus()
  }
}
