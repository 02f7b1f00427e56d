/** The words of the track, which every face needs that shows cases. */
export default {
  track: { dispute: '纠纷' },
  state: { mediating: '调解中', concluded: '调解结束' },
  action: {
    hand_to_mediation: '转调解',
    record_session: '记录调解',
    make_paper: '制作文书',
    conclude: '结束调解',
    name_party: '登记当事人',
    amend_party: '更正当事人',
    drop_party: '去掉当事人',
    record_consent: '记录同意',
  },
  done: {
    hand_to_mediation: '转入调解',
    record_session: '记录了一次调解',
    make_paper: '制作了一份文书',
    conclude: '调解结束',
    name_party: '登记了当事人',
    amend_party: '更正了当事人',
    drop_party: '去掉了登记错的当事人',
    record_consent: '记录了当事人的意思',
  },
  withheld: { dispute: '调解内容保密' },
}
