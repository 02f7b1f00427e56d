/**
 * Gaps of flex boxes where the browser knows none: Chrome before 84 and Safari before 14.1 leave all parts touching.
 *
 * Before every rule of a flex box with a gap goes one that says the same in margins, for those browsers alone. It
 * has the weight of the rule it stands for and comes first, so a part's own margin still wins over it.
 */
import type { AtRule, Container, Declaration, Plugin, Rule } from 'postcss'

/**
 * `@supports (gap: 1px)` is true in old browsers, which mean grids by it; so others that came with it are asked for.
 * Chrome learned `revert` with 84; Safari had it long before, and learned `inset` with 14.1 (the font is Safari's).
 */
const OLD = '(not (all: revert)) or ((not (inset: 0)) and (font: -apple-system-body))'

interface Box {
  flex: boolean
  column: boolean
  reverse: boolean
  wrap: boolean
  rows: string | null
  columns: string | null
}

const NO_BOX: Box = { flex: false, column: false, reverse: false, wrap: false, rows: null, columns: null }
const OF_INTEREST = /^(display|gap|row-gap|column-gap|flex-direction|flex-wrap|flex-flow)$/

export function flexGap(): Plugin {
  return {
    postcssPlugin: 'flex-gap',
    OnceExit(root, { AtRule, parse }) {
      // What each selector is outside of media queries; a query changes only what it names.
      const known = new Map<string, Box>()
      root.walkRules((rule) => {
        if (!hasAny(rule) || rule.selector.includes('::')) return
        const said = new Map<string, string[]>()
        for (const selector of rule.selectors) {
          const box = read(rule, known.get(selector) ?? NO_BOX)
          if (!isConditional(rule)) known.set(selector, box)
          const margins = box.flex ? marginsOf(box) : null
          if (margins !== null) said.set(margins, [...(said.get(margins) ?? []), selector])
        }
        if (said.size === 0) return
        const fallback = new AtRule({ name: 'supports', params: OLD })
        const from = rule.source?.input.file
        for (const [margins, selectors] of said) fallback.append(parse(rulesOf(selectors, margins), { from }))
        rule.before(fallback)
      })
    },
  }
}
flexGap.postcss = true as const

const hasAny = (rule: Rule): boolean => rule.some((node) => node.type === 'decl' && OF_INTEREST.test(node.prop))

function isConditional(rule: Rule): boolean {
  let parent: Container | undefined = rule.parent as Container | undefined
  while (parent !== undefined && parent.type !== 'root') {
    if (parent.type === 'atrule' && /media|supports|container/.test((parent as AtRule).name)) return true
    parent = parent.parent as Container | undefined
  }
  return false
}

function read(rule: Rule, before: Box): Box {
  const box = { ...before }
  rule.each((node) => {
    if (node.type === 'decl') take(box, node)
  })
  return box
}

function take(box: Box, { prop, value }: Declaration): void {
  if (prop === 'display') box.flex = value === 'flex' || value === 'inline-flex'
  if (prop === 'gap') [box.rows, box.columns] = pair(value)
  if (prop === 'row-gap') box.rows = value
  if (prop === 'column-gap') box.columns = value
  if (prop === 'flex-wrap' || prop === 'flex-flow') box.wrap = /\bwrap\b/.test(value) && !/\bnowrap\b/.test(value)
  if (prop === 'flex-direction' || prop === 'flex-flow') {
    box.column = value.includes('column')
    box.reverse = value.includes('reverse')
  }
}

/** `4px calc(1px + 2px)`: the gap between rows, then between columns. */
function pair(value: string): [string, string] {
  const parts = value.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [value]
  return [parts[0] as string, parts[1] ?? (parts[0] as string)]
}

function marginsOf({ rows, columns, column, reverse, wrap }: Box): string | null {
  if (rows === null && columns === null) return null
  if (wrap) return `>* { margin-right: ${columns ?? 0}; margin-bottom: ${rows ?? 0} }`
  if (column) return `>*+* { margin-${reverse ? 'bottom' : 'top'}: ${rows ?? 0}; margin-left: 0 }`
  return `>*+* { margin-${reverse ? 'right' : 'left'}: ${columns ?? 0}; margin-top: 0 }${beforeText(columns)}`
}

/** Bare words after an icon are no element that could have a margin; the icon has it then. */
const beforeText = (columns: string | null): string => (columns === null ? '' : ` & >svg:only-child { margin-right: ${columns} }`)

function rulesOf(selectors: string[], margins: string): string {
  return margins
    .split(' & ')
    .map((rule) => {
      const [parts = '', body = ''] = rule.split(' { ')
      return `${selectors.map((selector) => selector + parts).join(', ')} { ${body}`
    })
    .join('\n')
}
