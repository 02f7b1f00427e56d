export default {
  why: {
    title: 'Routed by rule',
    to: 'To {name}',
    rule: 'Rule',
    stayed: 'No rule could hand it on; it was left to the desk.',
    tried: 'Rules that fitted as well, and why they did not',
  },
  trial: {
    title: 'Last month by these rules',
    rules: 'The rules, in their order',
    off: '(switched off)',
    looked: 'Tried on the {n} reports of the last 30 days.',
    more: 'There were more reports in the last 30 days; these are the newest {n}.',
    many: 'With so many rules only the newest {n} reports of the last 30 days were tried.',
    toWhom: 'To',
    byRule: 'Rule',
    count: 'Reports',
    desk: 'Left to the desk',
    none: 'No rule fits',
    samples: 'Such as',
    nothing: 'Nothing was reported in the last 30 days.',
  },
}
