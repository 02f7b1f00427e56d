export default {
  totals: 'Registered',
  households: 'Households',
  persons: 'Residents',
  atLeast: 'at least',
  few: 'Counts below 5 are not shown, so that nobody can be recognised.',
}
