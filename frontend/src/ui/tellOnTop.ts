/** A line over whatever is on the screen, for what concerns the page itself; gone after a while, or at a tap. */

const SHOWN_MS = 8_000

export function tellOnTop(words: string): void {
  const line = document.createElement('p')
  line.className = 'told-on-top'
  line.setAttribute('role', 'alert')
  line.textContent = words
  line.addEventListener('click', () => line.remove())
  document.querySelectorAll('.told-on-top').forEach((earlier) => earlier.remove())
  document.body.append(line)
  setTimeout(() => line.remove(), SHOWN_MS)
}
