/** Recovery codes are told once: until somebody has put them away it is remembered that they were asked for. */
import { isProblem, isUnanswered } from '@/api/client'
import { expectOnce, putAway, unseen } from '@/ui/unseen'

import { useSession } from '../useSession'

const CODES = 'recovery_codes'

export interface CodesOnce {
  /** Asks for something that may tell codes. */
  ask: (make: () => Promise<string[]>) => Promise<string[]>
  /** Whether some were asked for here that nobody has put away. */
  areGone: () => boolean
  put: () => void
}

export function useCodesOnce(): CodesOnce {
  const session = useSession()
  const whose = (): string => session.person?.account.id ?? ''
  const areGone = (): boolean => unseen(whose(), CODES) !== null
  const put = (): void => putAway(whose(), CODES)

  async function ask(make: () => Promise<string[]>): Promise<string[]> {
    const before = areGone()
    expectOnce(whose(), CODES)
    try {
      const codes = await make()
      if (codes.length === 0 && !before) put()
      return codes
    } catch (error) {
      if (!before && (!isProblem(error) || !isUnanswered(error))) put()
      throw error
    }
  }

  return { ask, areGone, put }
}
