/** The first character of a name, whole: 𠮷 and its kin are two units of a text and one sign to a reader. */
export function initialOf(name: string): string {
  return Array.from(name.trim())[0] ?? ''
}
