/** What home shows below its first button, with the words that only it says: one file, so that a weak link is asked once. */
import { addChinese } from '@/i18n'

import dayWords from '../day/words.zh'
import outgoingWords from '../outgoing/words.zh'

export { default as DayAhead } from '../day/DayAhead.vue'
export { default as DayDigest } from '../day/DayDigest.vue'
export { default as NearestFirst } from '../day/NearestFirst.vue'
export { default as OutboxLink } from '../outgoing/OutboxLink.vue'
export { default as KeptReports } from './KeptReports.vue'

addChinese(dayWords)
addChinese(outgoingWords)
