/** Of complaining about what is asked. */
export default {
  complaint: {
    title: 'Complain about tasks',
    lead: 'Sent down against the list, asked again, traces for their own sake: say so here. The county answers.',
    secret: 'The unit it is about does not read it; the county reads what it says and not who wrote it.',
    about: 'About which unit',
    aboutTask: 'About the task: {task} ({unit})',
    other: 'Another unit, by its name',
    otherName: 'Name of the unit',
    kind: 'What is wrong',
    words: 'What happened',
    wordsHint: 'What is asked, how often, how long it takes. Leave out names, your own too.',
    send: 'Send',
    missing: 'Choose what is wrong and the unit, and write what happened.',
    kept: 'Kept on the phone; it goes by itself. The answer will be below.',
    arrived: 'It is with the county; the answer will be below.',
    noDisk: 'The phone could not keep it. Try again.',
    mine: 'What I complained of',
    none: 'Nothing so far.',
    waits: 'Waiting for signal: {n}',
    stuck: 'Not taken: {n}; see the outbox',
  },
}
