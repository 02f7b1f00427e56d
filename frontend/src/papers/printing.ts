/** A PDF in a tab of its own, from where the browser prints it. The server gives it out to be saved only. */

const KEPT_MS = 60_000

export async function printed(url: string): Promise<void> {
  // While the press still counts: a tab opened later is taken for an advertisement.
  const tab = window.open('', '_blank')
  try {
    const answer = await fetch(url, { credentials: 'same-origin' })
    if (!answer.ok) throw new Error(answer.statusText)
    const address = URL.createObjectURL(await answer.blob())
    if (tab !== null) tab.location.href = address
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
  } catch (error) {
    tab?.close()
    throw error
  }
}
