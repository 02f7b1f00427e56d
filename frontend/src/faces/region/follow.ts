/**
 * Keeps figures level with the live feed without counting anything in the browser: every act asks for the
 * figures again, at most once a second, until they contain it (`as_of_seq`).
 *
 * The server sums up in the background, so an answer may be a moment older than the act that asked for it.
 */
import { pace } from '@/maps/pace'

const PAUSE_MS = 1000
/** After this many answers without progress the rest is left to the next act. */
const PATIENCE = 5

export interface Follower {
  /** An act with this number was heard. */
  heard(seq: number): void
  /** Figures that contain everything up to this number have come. */
  got(asOf: number): void
  /** Ask again whatever the numbers say: the feed was cut and may have missed acts. */
  renew(): void
  stop(): void
}

export function follow(refetch: () => void): Follower {
  let wanted = 0
  let tries = 0
  const asking = pace(refetch, PAUSE_MS)
  return {
    heard(seq) {
      wanted = Math.max(wanted, seq)
      tries = 0
      asking.ask()
    },
    got(asOf) {
      if (asOf >= wanted || tries >= PATIENCE) return
      tries += 1
      asking.ask()
    },
    renew() {
      asking.ask()
    },
    stop() {
      asking.stop()
    },
  }
}
