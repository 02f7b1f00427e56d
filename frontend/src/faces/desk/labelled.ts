/** Names the text field inside a component that takes no name itself (Element's cascader has only its placeholder). */
import type { Directive } from 'vue'

function name(box: HTMLElement, { value }: { value: string }): void {
  box.querySelector('input')?.setAttribute('aria-label', value)
}

export const vLabelled: Directive<HTMLElement, string> = { mounted: name, updated: name }
