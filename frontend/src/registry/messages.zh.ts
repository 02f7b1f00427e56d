export default {
  totals: '社会要素',
  households: '户数',
  persons: '人数',
  about: '约 {n}',
  tooFew: '不足 5 户',
  few: '已登记的住户。各网格的数取到 5 的倍数，不足 5 户的网格不计入，以免认出具体的人。',
}
