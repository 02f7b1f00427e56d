/** The pin: its tip is the place. */
import L from 'leaflet'

const WIDTH = 34
const HEIGHT = 44

export function pinIcon(colour = '#a5321f'): L.DivIcon {
  return L.divIcon({
    className: 'map-pin',
    iconSize: [WIDTH, HEIGHT],
    iconAnchor: [WIDTH / 2, HEIGHT - 1],
    html: `<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 34 44" aria-hidden="true">
      <path d="M17 43C11 33 3 26 3 16.5a14 14 0 0 1 28 0C31 26 23 33 17 43Z" fill="${colour}" stroke="#fff" stroke-width="2.5"/>
      <circle cx="17" cy="16.5" r="5.5" fill="#fff"/></svg>`,
  })
}
