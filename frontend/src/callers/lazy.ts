/** The parts of this room that a page shows: each comes with its words when it is first seen. English has come whole. */
import { defineAsyncComponent, type Component } from 'vue'

import { addChinese } from '@/i18n'

function brought(part: () => Promise<{ default: Component }>): Component {
  return defineAsyncComponent(async () => {
    const [component, { default: callers }] = await Promise.all([part(), import('./messages.zh')])
    addChinese({ callers })
    return component
  })
}

export const CallerCard = brought(() => import('./CallerCard.vue'))
export const CallerLine = brought(() => import('./CallerLine.vue'))
export const RepliesPreview = brought(() => import('./RepliesPreview.vue'))
export const CallerFields = brought(() => import('./CallerFields.vue'))
