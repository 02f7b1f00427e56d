/** The words of what is written down beside a dispute: needed where a timeline is told, and in no list. */
import track from './track.en'

export default {
  ...track,
  action: {
    ...track.action,
    write_agreement: 'Write down the agreement',
    record_performance: 'Record performance',
    urge_performance: 'Urge performance',
    record_breach: 'Record a breach',
    apply_for_confirmation: 'Ask the court to confirm',
    record_ruling: 'Record the ruling',
    plan_visit: 'Plan a visit',
    record_visit: 'Record a visit',
    book_appointment: 'Arrange a session',
    move_appointment: 'Move a session',
    cancel_appointment: 'Call a session off',
    propose_time: 'Ask for another time',
    answer_time: 'Answer about the time',
  },
  done: {
    ...track.done,
    write_agreement: 'wrote down what was agreed',
    record_performance: 'recorded that something was kept',
    urge_performance: 'urged somebody to keep a promise',
    record_breach: 'recorded that a promise was not kept',
    apply_for_confirmation: 'recorded that the court was asked',
    record_ruling: 'recorded what the court said',
    plan_visit: 'planned a return visit',
    record_visit: 'recorded a return visit',
    book_appointment: 'Arranged a session',
    move_appointment: 'Moved an arranged session',
    cancel_appointment: 'Called an arranged session off',
    propose_time: 'A party asked for another time',
    answer_time: 'Another party answered about the time',
  },
}
