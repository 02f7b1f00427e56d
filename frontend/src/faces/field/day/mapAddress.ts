/** The point as an address that a phone opens in its own map: nothing is asked of anybody by this page. */
import type { Spot } from '../home/distance'

/** Six decimals are a tenth of a metre. */
const round = (degrees: number): string => String(Math.round(degrees * 1e6) / 1e6)

export function mapAddress({ lng, lat }: Spot, name: string, agent: string): string {
  const point = `${round(lat)},${round(lng)}`
  const label = encodeURIComponent(name)
  // What iPhones know as their own map; everybody else asks which map it shall be.
  if (/iPhone|iPad|iPod/.test(agent)) return `maps:?q=${label}&ll=${point}`
  return `geo:${point}?q=${point}(${label})`
}
