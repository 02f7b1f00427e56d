/** A part of a page that comes when it is first shown, with the words that only it says. English has come whole. */
import { defineAsyncComponent, type Component } from 'vue'

import { addChinese, type Messages } from '.'

interface Module<T> {
  default: T
}

export function brought(part: () => Promise<Module<Component>>, words: () => Promise<Module<Messages>>): Component {
  return defineAsyncComponent(async () => {
    const [{ default: component }, { default: said }] = await Promise.all([part(), words()])
    addChinese(said)
    return component
  })
}
