/**
 * The tree of categories, as the server tells it: words, colours, icons and phrases are its data. Nothing here reads
 * meaning out of a code; what lies under what is said by the tree alone.
 */
import type { CategoryListOut, CategoryOut, FormerCategoryOut } from '@/api/types'
import { dayOf } from '@/ui/time'

/** A category at the top, with what can be reported of it: whatever lies below and has no parts, or itself if it has none. */
export interface TopCategory extends CategoryOut {
  children: CategoryOut[]
}

export const NO_COLOUR = '#6b6459'
/** A list of lines: what a category without an icon of its own or its parents' is drawn as. */
const NO_ICON = 'M5 6h14M5 12h14M5 18h8'

export class CategoryTree {
  readonly tops: readonly TopCategory[]
  private readonly byCode: ReadonlyMap<string, CategoryOut>
  private readonly former: ReadonlyMap<string, readonly FormerCategoryOut[]>

  constructor({ items, former }: Pick<CategoryListOut, 'items'> & Partial<CategoryListOut>) {
    this.byCode = new Map(items.map((one) => [one.code, one]))
    this.former = groupBy(former ?? [])
    const parents = new Set(items.map(({ parent }) => parent))
    const leaves = items.filter(({ code }) => !parents.has(code))
    this.tops = items
      .filter(({ parent }) => parent === null)
      .map((top) => ({ ...top, children: leaves.filter((leaf) => leaf.top === top.code) }))
  }

  get(code: string): CategoryOut | undefined {
    return this.byCode.get(code)
  }

  /** What a category is counted by; itself where the tree does not know it. */
  topOf(code: string): string {
    return this.byCode.get(code)?.top ?? code
  }

  /** The code and all below it. */
  under(code: string): string[] {
    const below = [...this.byCode.values()].filter(({ parent }) => parent === code)
    return [code, ...below.flatMap((child) => this.under(child.code))]
  }

  /**
   * The category in the reader's language, as it was called on the day of a case where one is named: a case keeps the
   * wording of its day. The code where the tree does not know it.
   */
  labelOf(code: string, language: string, at?: string): string {
    const words = (at === undefined ? undefined : this.spanOf(code, dayOf(Date.parse(at)))) ?? this.byCode.get(code) ?? this.last(code)
    if (words === undefined) return code
    return language === 'en' ? words.label_en : words.label
  }

  colourOf(code: string): string {
    return this.byCode.get(code)?.colour || NO_COLOUR
  }

  iconOf(code: string): string {
    return this.byCode.get(code)?.icon || NO_ICON
  }

  /** The span that was not over yet on the day. */
  private spanOf(code: string, day: string): FormerCategoryOut | undefined {
    return this.former.get(code)?.find(({ valid_to }) => day < valid_to)
  }

  private last(code: string): FormerCategoryOut | undefined {
    return this.former.get(code)?.slice(-1)[0]
  }
}

function groupBy(former: readonly FormerCategoryOut[]): Map<string, FormerCategoryOut[]> {
  const found = new Map<string, FormerCategoryOut[]>()
  for (const span of former) found.set(span.code, [...(found.get(span.code) ?? []), span])
  return found
}
