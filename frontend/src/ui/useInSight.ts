/**
 * The chosen one of a strip that is drawn sideways stays in sight. Numbers, words and room come after it was chosen: what
 * stands before it grows, or the strip was not there to be seen. Whoever has drawn it away looks at the others, and is left there.
 */
import { onBeforeUnmount, onMounted, onUpdated, watch, type Ref } from 'vue'

export function useInSight(strip: Readonly<Ref<HTMLElement | null>>, chosen: string, inline: ScrollLogicalPosition = 'nearest'): void {
  let drawnAway = false
  let before: Element | null = null
  const find = () => strip.value?.querySelector(chosen) ?? null

  function show(): void {
    const one = find()
    if (one !== before) drawnAway = false
    before = one
    if (!drawnAway) one?.scrollIntoView({ block: 'nearest', inline })
  }
  function drawn(): void {
    const [one, all] = [find()?.getBoundingClientRect(), strip.value?.getBoundingClientRect()]
    if (one === undefined || all === undefined) return
    drawnAway = one.right <= all.left || one.left >= all.right || one.bottom <= all.top || one.top >= all.bottom
  }

  const room = new ResizeObserver(show)
  watch(strip, (now, last) => {
    if (last) room.unobserve(last)
    last?.removeEventListener('scroll', drawn)
    if (now) room.observe(now)
    now?.addEventListener('scroll', drawn, { passive: true })
  })
  onMounted(show)
  onUpdated(show)
  onBeforeUnmount(() => room.disconnect())
}
