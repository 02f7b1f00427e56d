/**
 * A case's code, drawn on the phone: the resident has it before there is signal. The server draws by the same rule
 * (`core/ids.py`; `tests/core/codes.json` holds both) and gives another where two phones drew alike.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DRAWN = 8

export function newCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(DRAWN))
  return withCheck(Array.from(bytes, (byte) => LETTERS[byte & 31]).join(''))
}

/** As people read it to each other. */
export const shownCode = (code: string): string => `PA-${code.slice(0, 4)}-${code.slice(4)}`

export function withCheck(drawn: string): string {
  let total = 0
  for (const letter of drawn) total = doubled(total) ^ LETTERS.indexOf(letter)
  return drawn + (LETTERS[doubled(total)] ?? '')
}

/** Times the element that generates the field of 32 (x⁵ + x² + 1). */
function doubled(element: number): number {
  const twice = element << 1
  return twice & 32 ? twice ^ 0b100101 : twice
}
