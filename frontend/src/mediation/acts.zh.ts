/** The words of what is written down beside a dispute: needed where a timeline is told, and in no list. */
import track from './track.zh'

export default {
  ...track,
  action: {
    ...track.action,
    write_agreement: '登记协议',
    record_performance: '记录履行',
    urge_performance: '督促履行',
    record_breach: '记录违约',
    apply_for_confirmation: '申请司法确认',
    record_ruling: '记录裁定',
    plan_visit: '安排回访',
    record_visit: '记录回访',
    book_appointment: '约定调解',
    move_appointment: '调解改期',
    cancel_appointment: '取消约定',
    propose_time: '提出改期',
    answer_time: '答复改期',
  },
  done: {
    ...track.done,
    write_agreement: '登记了协议内容',
    record_performance: '记录了履行情况',
    urge_performance: '督促了履行',
    record_breach: '记录了未履行',
    apply_for_confirmation: '记录了司法确认申请',
    record_ruling: '记录了法院裁定',
    plan_visit: '安排了回访',
    record_visit: '记录了一次回访',
    book_appointment: '约定了一次调解',
    move_appointment: '改了调解的时间或地点',
    cancel_appointment: '取消了一次约定的调解',
    propose_time: '一方提出改期',
    answer_time: '另一方答复了改期',
  },
}
