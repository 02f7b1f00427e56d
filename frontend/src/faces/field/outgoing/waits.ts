/** How many acts wait on this phone, for what must not load all of the outbox to know it. */
import { shallowRef } from 'vue'

export const actsWaiting = shallowRef(0)
