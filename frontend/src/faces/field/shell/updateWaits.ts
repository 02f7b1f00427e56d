import { ref } from 'vue'

/** A new release is here, whole, and waits for the person's word (`update.ts`). */
export const updateWaits = ref(false)
