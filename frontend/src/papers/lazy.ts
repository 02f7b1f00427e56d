/** The parts of this room that a page shows: each comes with its words when it is first seen. English has come whole. */
import { defineAsyncComponent, type Component } from 'vue'

import { addChinese } from '@/i18n'

function brought(part: () => Promise<{ default: Component }>): Component {
  return defineAsyncComponent(async () => {
    const [component, { default: papers }] = await Promise.all([part(), import('./messages.zh')])
    addChinese({ papers })
    return component
  })
}

export const PaperCard = brought(() => import('./PaperCard.vue'))
export const TemplatesPage = brought(() => import('./TemplatesPage.vue'))
