/** 大字: one switch that raises the base size; kept on this phone. */
import { ref, watchEffect } from 'vue'

const KEY = 'pingan_large_type'

export const largeType = ref(remembered())

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === '1'
  } catch {
    return false
  }
}

watchEffect(() => {
  document.documentElement.classList.toggle('large-type', largeType.value)
  try {
    localStorage.setItem(KEY, largeType.value ? '1' : '0')
  } catch {
    // Then it holds for this page.
  }
})
