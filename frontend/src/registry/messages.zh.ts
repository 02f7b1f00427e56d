export default {
  totals: '社会要素',
  households: '户数',
  persons: '人数',
  atLeast: '已登记',
  few: '少于 5 的数字不显示，以免认出具体的人。',
}
