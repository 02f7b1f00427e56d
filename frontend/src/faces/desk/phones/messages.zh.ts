/** Of phones that have not spoken for days. */
export default {
  phones: {
    title: '多日没有联系的手机',
    about: '只列本辖区网格员的手机：最后一次联系平台的时间，和那时手机上还有多少没送到。不记位置，不记行踪。打个电话问一声，比等一周的上报丢了好。',
    days: '超过',
    nDays: '{n} 天没有联系',
    none: '没有这样的手机。',
    more: '只显示最久的 {n} 部。',
    worker: '网格员',
    organisation: '单位',
    machine: '手机',
    last: '最后联系',
    waiting: '当时没送到的',
    oldest: '最早的一项',
    never: '从未',
  },
}
