/**
 * Whatever draws maps is imported through here: Leaflet and its style sheet (48 KB) come with the first map, and a
 * page without one never asks for them. Where they do not come, the map says so in its own place.
 */
import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue'

import { pageConfig } from '@/api/page'

import MapMissing from './MapMissing.vue'

let coming: Promise<void> | undefined

function bringLeaflet(): Promise<void> {
  coming ??= bring().catch((error: unknown) => {
    // The next map tries again.
    coming = undefined
    throw error
  })
  return coming
}

async function bring(): Promise<void> {
  if ('L' in globalThis) return
  const { script, style } = pageConfig().leaflet
  await Promise.all([
    arrive(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style })),
    arrive(Object.assign(document.createElement('script'), { src: script })),
  ])
}

function arrive(element: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.onload = () => resolve()
    element.onerror = () => {
      element.remove()
      reject(new Error('Leaflet did not come.'))
    }
    document.head.append(element)
  })
}

export function onceLeafletIsHere<T extends Component>(load: AsyncComponentLoader<T>) {
  return defineAsyncComponent({
    loader: () => bringLeaflet().then(load),
    errorComponent: MapMissing,
    delay: 0,
    // One silent second try; a weak link drops single files.
    onError: (_error, retry, fail, attempts) => (attempts < 2 ? setTimeout(retry, 1_000) : fail()),
  })
}
