/** 大字: one switch that raises the base size; kept on this phone. */
import { ref, watchEffect } from 'vue'

const KEY = 'pingan_large_type'

export const largeType = ref(localStorage.getItem(KEY) === '1')

watchEffect(() => {
  document.documentElement.classList.toggle('large-type', largeType.value)
  localStorage.setItem(KEY, largeType.value ? '1' : '0')
})
