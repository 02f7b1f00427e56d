export default {
  track: { dispute: 'Dispute' },
  state: { mediating: 'In mediation', concluded: 'Mediation over' },
  action: {
    hand_to_mediation: 'Hand to mediation',
    record_session: 'Record a session',
    conclude: 'End mediation',
    name_party: 'Write down a party',
    amend_party: 'Correct a party',
    drop_party: 'Take out a party',
    record_consent: 'Record consent',
  },
  done: {
    hand_to_mediation: 'handed it to mediation',
    record_session: 'recorded a session',
    conclude: 'ended the mediation',
    name_party: 'wrote down a party',
    amend_party: 'corrected a party',
    drop_party: 'took out a party entered by mistake',
    record_consent: 'recorded what a party says',
  },
  withheld: { dispute: 'Kept confidential' },
}
