/** The browser's own offer to put the page on the home screen: it comes once and early, and is kept until it is asked for. */
import { shallowRef } from 'vue'

/** Not in the types of the browser, for not every browser has it. */
export interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

export const installOffer = shallowRef<InstallOffer | null>(null)

addEventListener('beforeinstallprompt', (event) => {
  // The browser's own bar would lie over the buttons.
  event.preventDefault()
  installOffer.value = event as InstallOffer
})
addEventListener('appinstalled', () => (installOffer.value = null))
