/** The panel of where cases lie, with its words: loaded when somebody asks for it. English has come whole. */
import { addChinese } from '@/i18n'

export async function bringDwell() {
  const [panel, { default: words }] = await Promise.all([import('@/stats/DwellPanel.vue'), import('./words.zh')])
  addChinese(words)
  return panel
}
