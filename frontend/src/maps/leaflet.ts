/**
 * What `import L from 'leaflet'` means in this project: the copy django-leaflet put on the page.
 * A second Leaflet in the bundle would weigh 42 KB and break `instanceof` between plugins.
 */
import type * as Leaflet from 'leaflet'

const onPage = (globalThis as { L?: typeof Leaflet }).L
if (onPage === undefined) {
  throw new Error('Leaflet is not on this page: the template must call {% leaflet_js %} before the entry.')
}

export default onPage
