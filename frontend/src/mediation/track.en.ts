export default {
  track: { dispute: 'Dispute' },
  state: { mediating: 'In mediation', concluded: 'Mediation over' },
  action: { hand_to_mediation: 'Hand to mediation', record_session: 'Record a session', conclude: 'End mediation' },
  done: {
    hand_to_mediation: 'handed it to mediation',
    record_session: 'recorded a session',
    conclude: 'ended the mediation',
  },
  withheld: { dispute: 'Kept confidential' },
}
