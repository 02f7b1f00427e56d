export default {
  mine: {
    seek: 'Find in my reports: words, place, code',
    month: 'Month',
    anyMonth: 'All months',
    none: 'Nothing found. Try another word or month.',
    onPhone: 'No signal: only what is on this phone was looked through.',
    noneOnPhone: 'No signal, and nothing found on this phone. Look again with signal for all of them.',
  },
}
