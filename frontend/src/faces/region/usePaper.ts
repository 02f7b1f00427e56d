/** Tells the style sheet for paper how large the map is drawn on screen, and how much smaller it has to be on a page. */
import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** What an upright A4 page has between its margins, in the pixels of style sheets. */
const PAGE_WIDTH = 700

export function usePaper(stage: Readonly<Ref<HTMLElement | null>>): void {
  function measure(): void {
    const { clientWidth, clientHeight } = stage.value?.querySelector('.map-view') ?? {}
    const style = stage.value?.style
    if (!clientWidth || !clientHeight || style === undefined) return
    style.setProperty('--drawn-width', `${clientWidth}px`)
    style.setProperty('--drawn-height', `${clientHeight}px`)
    style.setProperty('--on-paper', String(Math.min(1, PAGE_WIDTH / clientWidth)))
  }
  onMounted(() => addEventListener('beforeprint', measure))
  onBeforeUnmount(() => removeEventListener('beforeprint', measure))
}
