/** The block of the mediation center's numbers, with its words: loaded beside the panel. English has come whole. */
import { addChinese } from '@/i18n'

export async function bringNumbers() {
  const [block, { default: words }] = await Promise.all([import('@/mediation/numbers/NumbersBlock.vue'), import('@/mediation/numbers/words.zh')])
  addChinese(words)
  return block
}
