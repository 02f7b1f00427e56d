/** Escape goes back one step: an open menu closes, then the sheet, then the area widens. */
import { onBeforeUnmount, onMounted } from 'vue'

import type { ViewControl } from './useView'
import { oneStepBack } from './view'

export function useStepsBack({ view, home, goTo, open }: ViewControl): void {
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    // An open menu takes the key first.
    const menu = document.querySelector('details[open]')
    if (menu !== null) {
      menu.removeAttribute('open')
      return
    }
    const back = oneStepBack(view.value, home.value)
    if (back === null) return
    if (back.area === view.value.area) open(null)
    else goTo(back.area)
  }
  // On the page, not on an element: after a click into a list that is gone, nothing has the focus.
  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => removeEventListener('keydown', onKey))
}
