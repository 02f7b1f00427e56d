/** Says briefly that something was done: one at a time, at the foot, where it covers neither title nor code. */
import { ElMessage } from 'element-plus'

const SHOWN_MS = 3_000

export function toast(message: string, duration = SHOWN_MS): void {
  ElMessage.closeAll()
  ElMessage({ type: 'success', message, duration, placement: 'bottom', offset: 24 })
}
