export default {
  totals: 'Registered',
  households: 'Households',
  persons: 'Residents',
  about: 'about {n}',
  tooFew: 'under 5 households',
  few: 'Registered households. Each grid counts in fives, and grids under 5 households are left out, so that nobody can be recognised.',
}
