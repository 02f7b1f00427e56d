/** What lies in somebody's hands, in words. */
import { useWords } from '@/i18n'

export function useHoldings(): (held: readonly { what: string; n: number }[]) => string {
  const { found } = useWords()
  return (held) => held.map(({ what, n }) => found(`staff.holding.${what}`, { n }) ?? `${what} ${n}`).join('、')
}
