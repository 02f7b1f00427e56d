export default {
  tasks: {
    title: 'Asked of us',
    about: 'What others asked this organisation to do or to give leave for. What was answered is under “Answered”, where a rating by the other side can be replied to.',
    states: { label: 'How far it is', open: 'To answer', done: 'Answered' },
    none: { open: 'Nothing waits for an answer of this organisation.', done: 'Nothing has been answered yet.' },
    from: 'Asked by {name}',
    toReply: 'Rated by the other side, to be replied to',
    toRate: 'To be rated',
    late: 'The time to answer is over',
  },
}
