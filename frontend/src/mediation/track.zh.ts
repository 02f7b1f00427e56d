/** The words of the track, which every face needs that shows cases. */
export default {
  track: { dispute: '纠纷' },
  state: { mediating: '调解中', concluded: '调解结束' },
  action: { hand_to_mediation: '转调解', record_session: '记录调解', conclude: '结束调解' },
  done: { hand_to_mediation: '转入调解', record_session: '记录了一次调解', conclude: '调解结束' },
  withheld: { dispute: '调解内容保密' },
}
