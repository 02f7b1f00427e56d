/**
 * How much larger than usual the page's letters are: a meeting room's wall enlarges the root, and what is
 * measured in pixels on the map follows it.
 */
export function rootScale(): number {
  return (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16
}
