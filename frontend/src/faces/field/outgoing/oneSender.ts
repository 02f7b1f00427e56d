/** One tab of the browser sends at a time. By the browser's own locks, or where it has none by a lease on its disk. */
import { phoneNow } from '@/api/clock'
import { uuid7 } from '@/api/ids'

const LEASE_MS = 15_000
/** Two that saw no lease at the same moment write theirs; after this, one of them has been overwritten. */
const SETTLE_MS = 60

interface Lease {
  of: string
  until: number
}

const me = uuid7()

/** Runs `work` if no other tab is at it. False where one is: it sends what waits, for all. */
export async function asOnlySender(name: string, work: () => Promise<void>): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager | null }
  if (locks) {
    return locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false
      await work()
      return true
    })
  }
  return byLease(name, work)
}

async function byLease(name: string, work: () => Promise<void>): Promise<boolean> {
  if (isHeld(name)) return false
  write(name)
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  if (read(name)?.of !== me && canWrite()) return false
  const renewing = setInterval(() => write(name), LEASE_MS / 3)
  try {
    await work()
    return true
  } finally {
    clearInterval(renewing)
    remove(name)
  }
}

function isHeld(name: string): boolean {
  const lease = read(name)
  const left = (lease?.until ?? 0) - phoneNow()
  // One that ends in a year was written by a clock that was wrong.
  return lease !== null && lease.of !== me && left > 0 && left <= LEASE_MS
}

function read(name: string): Lease | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Lease | null
  } catch {
    return null
  }
}

function write(name: string): void {
  try {
    localStorage.setItem(name, JSON.stringify({ of: me, until: phoneNow() + LEASE_MS } satisfies Lease))
  } catch {
    // A full disk: twice sent is once stored.
  }
}

function remove(name: string): void {
  try {
    if (read(name)?.of === me) localStorage.removeItem(name)
  } catch {
    // Then it runs out.
  }
}

function canWrite(): boolean {
  try {
    localStorage.setItem('pingan_probe', '1')
    localStorage.removeItem('pingan_probe')
    return true
  } catch {
    return false
  }
}
