/**
 * ID and telephone numbers in what somebody is writing, so that the writer hears who will see them.
 * The server veils them by the same rules (`cases/numbers.py`); `tests/cases/numbers.json` holds both.
 */
import { serverNow } from '@/api/clock'

export interface Numbers {
  id: boolean
  phone: boolean
}

const CHINESE = '零一二三四五六七八九'
const OTHERS: Readonly<Record<string, string>> = { 〇: '0', 幺: '1' }
/** First digits of the scripts a phone's keyboard offers: full width, Arabic, Persian, Devanagari. */
const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966]
const GAP = '[\\s\\-\\u2010-\\u2015－_·()（）]{0,2}'
const ID = new RegExp(`(?:\\d${GAP}){17}[\\dXx]`, 'y')
const PHONE = new RegExp(
  `(?:(?:\\+|00)?86${GAP})?` +
    `(?:1\\d\\d${GAP}(?:\\d{4}${GAP}\\d{4}|\\d{3}${GAP}\\d{5})|1(?:[\\s\\-]\\d){10}|0\\d{2,3}${GAP}\\d{7,8})(?!\\d)`,
  'y',
)
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

export function numbersIn(text: string): Numbers {
  let plain = Array.from(text, plainDigit).join('')
  let id = false
  for (let at = 0; at < plain.length; at += 1) {
    const found = matchAt(ID, plain, at)
    if (found === null || !isId(found)) continue
    id = true
    plain = plain.slice(0, at) + '*'.repeat(found.length) + plain.slice(at + found.length)
  }
  return { id, phone: hasPhone(plain) }
}

function hasPhone(plain: string): boolean {
  for (let at = 0; at < plain.length; at += 1) {
    // Not amid another number, nor behind its decimal point. Old browsers know no look-behind.
    if (/\d\.?$/.test(plain.slice(Math.max(0, at - 2), at))) continue
    if (matchAt(PHONE, plain, at) !== null) return true
  }
  return false
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

/** By the check character (ISO 7064 MOD 11-2) and a birth date that has been. */
function isId(written: string): boolean {
  const number = written.replace(/[^\dXx]/g, '').toUpperCase()
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0)
  if (CHECK[sum % 11] !== number[17]) return false
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ]
  const birth = new Date(Date.UTC(year, month - 1, day))
  return birth.getUTCMonth() === month - 1 && birth.getUTCDate() === day && birth.getTime() <= serverNow()
}

function plainDigit(letter: string): string {
  const chinese = CHINESE.indexOf(letter)
  if (chinese >= 0) return String(chinese)
  const code = letter.codePointAt(0) ?? 0
  const zero = ZEROS.find((first) => code >= first && code < first + 10)
  return zero === undefined ? (OTHERS[letter] ?? letter) : String(code - zero)
}
