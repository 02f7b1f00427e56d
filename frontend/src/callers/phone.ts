/** Whether what was typed may be a whole telephone number: only then is anything asked of the server. */
export function looksWhole(typed: string): boolean {
  const digits = typed.normalize('NFKC').replace(/[\s-]/gu, '').replace(/^(?:\+|00)86/u, '')
  return /^(?:1\d{10}|0\d{9,11})$/u.test(digits)
}
