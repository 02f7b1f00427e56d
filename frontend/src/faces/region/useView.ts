/** The view, bound to the page's address. */
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { useSession } from '@/people/useSession'

import { parseView, queryOf, type Opened, type View } from './view'

export interface ViewControl {
  view: ComputedRef<View>
  home: ComputedRef<string>
  /** Changes the view in place: toggles and ranges are not worth a step back. */
  change(patch: Partial<View>): void
  /** Goes to another area; the browser's back button returns. */
  goTo(area: string): void
  open(opened: Opened | null): void
}

export function useView(): ViewControl {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const home = computed(() => session.post?.area_code ?? '')
  const view = computed(() => parseView(route.query, home.value))

  function address(patch: Partial<View>): { query: Record<string, string> } {
    return { query: queryOf({ ...view.value, ...patch }, home.value) }
  }

  return {
    view,
    home,
    change: (patch) => void router.replace(address(patch)),
    goTo: (area) => void router.push(address({ area, opened: null })),
    open: (opened) => void router.push(address({ opened })),
  }
}
