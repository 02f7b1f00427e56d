/** Whether categories are suggested from the words typed: on this phone, as its worker wants it; nobody else hears of it. */
import { ref, watch } from 'vue'

const KEY = 'pingan_suggests'

function wanted(): boolean {
  try {
    return localStorage.getItem(KEY) !== '0'
  } catch {
    return true
  }
}

export const suggests = ref(wanted())

watch(suggests, (on) => {
  try {
    localStorage.setItem(KEY, on ? '1' : '0')
  } catch {
    // Then it is as wanted until the page is closed.
  }
})
