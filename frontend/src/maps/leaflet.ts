/**
 * What `import L from 'leaflet'` means in this project: the copy django-leaflet brings, put on the page where a map
 * is shown (`onceLeafletIsHere`). A second Leaflet in the bundle would weigh 42 KB and break `instanceof` between plugins.
 */
import type * as Leaflet from 'leaflet'

const onPage = (globalThis as { L?: typeof Leaflet }).L
if (onPage === undefined) {
  throw new Error('Leaflet is not on this page: import what draws maps by onceLeafletIsHere().')
}

export default onPage
