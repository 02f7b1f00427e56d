/** A place as a row of a narrow list says it. */

/**
 * `枫垭镇 枫垭社区 枫垭社区第十七网格` on the desk of 枫垭镇: `枫垭社区第十七网格`. The desk's own area goes
 * without saying, and a grid that bears its village's name says that name once.
 */
export function shortPlace(areaName: string, ownArea: string): string {
  const below = areaName.startsWith(`${ownArea} `) ? areaName.slice(ownArea.length + 1) : areaName
  return below.replace(/(\S{2,}(?: \S+)*) \1/, '$1')
}
