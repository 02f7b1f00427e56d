export default {
  why: {
    title: '自动分派',
    to: '交给 {name}',
    rule: '规则',
    stayed: '没有规则能交出去，留给工作台。',
    tried: '也符合、但没有用上的规则',
  },
  trial: {
    title: '放到上个月看：每条规则会交出去什么',
    rules: '规则，按先后顺序',
    off: '（未启用）',
    looked: '试了最近 30 天的 {n} 件上报。',
    more: '最近 30 天的上报更多，这里只试了最新的 {n} 件。',
    many: '规则很多，这里只试了最近 30 天里最新的 {n} 件。',
    toWhom: '交给',
    byRule: '规则',
    count: '件数',
    desk: '留给工作台',
    none: '没有符合的规则',
    samples: '例如',
    nothing: '最近 30 天没有上报。',
  },
}
