/** The block of the three rates, with its words: loaded beside the panel. English has come whole. */
import { addChinese } from '@/i18n'

export async function bringRates() {
  const [block, { default: words }] = await Promise.all([import('@/stats/rates/RatesBlock.vue'), import('./words.zh')])
  addChinese(words)
  return block
}
