/** Categories for tests: a small tree, told as the server does. */
import type { CategoryOut, FormerCategoryOut } from '@/api/types'

export function aCategory(code: string, parent: string | null, label: string, label_en: string, more: Partial<CategoryOut> = {}): CategoryOut {
  return {
    code, parent, label, label_en, top: parent ?? code, track: 'event', urgency: 'general', colour: '', icon: '', usual: 0,
    notice: '', notice_en: '', phrases: [], questions: [], valid_from: '2000-01-01', ...more,
  }
}

export const TREE: CategoryOut[] = [
  aCategory('05', null, '公共设施', 'Public works', { usual: 3 }),
  aCategory('0501', '05', '道路损坏', 'Road damage'),
  aCategory('06', null, '人居环境', 'Surroundings', { usual: 2 }),
  aCategory('0601', '06', '垃圾', 'Rubbish'),
  aCategory('0602', '06', '污水', 'Sewage'),
]

export function aSpan(code: string, label: string, valid_to: string): FormerCategoryOut {
  return { code, label, label_en: label, valid_from: '2000-01-01', valid_to }
}
