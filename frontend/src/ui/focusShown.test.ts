/** Whoever works by the keyboard sees where they stand: no style takes the mark away and leaves nothing. */
import { expect, it } from 'vitest'

const STYLES: Record<string, string> = import.meta.glob(['/src/**/*.vue', '/src/**/*.css'], { query: '?raw', import: 'default', eager: true })
/** Shapes on a map, which have a mark of their own. */
const MARKED_OTHERWISE = ['/src/maps/maps.css']

it('takes nobody the mark of the focus', () => {
  const bare = Object.entries(STYLES).filter(([, text]) => /outline:\s*(none|0)\b/.test(text))
  expect(bare.map(([path]) => path)).toEqual(MARKED_OTHERWISE)
})
