export default {
  center: {
    zongzhi: '综治服务',
    petition: '信访服务',
    grid: '网格化服务',
    mediation: '矛盾纠纷多元化解',
  },
  /** One character for the sign on the map. */
  glyph: {
    county_center: '县',
    township_center: '镇',
    legal_station: '法',
  },
  kind: {
    county_center: '县级中心',
    township_center: '乡镇综治中心',
    legal_station: '法律服务站',
  },
  open: '正在办公',
  shut: '不在办公时间',
  opensAt: '{at} 开门',
  closesAt: '{at} 关门',
  hours: '开放时间',
  closedDay: '休息',
  day: {
    mon: '周一',
    tue: '周二',
    wed: '周三',
    thu: '周四',
    fri: '周五',
    sat: '周六',
    sun: '周日',
    holiday: '节假日',
  },
  services: '可办事项',
  centersHere: '入驻中心',
  phone: '电话',
  address: '地址',
}
