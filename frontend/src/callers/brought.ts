/** A part of this room comes with its words when it is first seen. English has come whole. */
import { defineAsyncComponent, type Component } from 'vue'

import { addChinese } from '@/i18n'

export function brought(part: () => Promise<{ default: Component }>): Component {
  return defineAsyncComponent(async () => {
    const [component, { default: callers }] = await Promise.all([part(), import('./messages.zh')])
    addChinese({ callers })
    return component
  })
}
