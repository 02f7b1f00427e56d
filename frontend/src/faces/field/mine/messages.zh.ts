/** Of one's own reports, and how they are looked through. */
export default {
  mine: {
    seek: '找我报过的：内容、地点、编号',
    month: '月份',
    anyMonth: '全部月份',
    none: '没有找到。换个词，或者换个月份试试。',
    onPhone: '没有信号：只在这部手机上存着的里面找。',
    noneOnPhone: '没有信号，手机上存着的里面没有找到；有信号时再找全部。',
  },
}
