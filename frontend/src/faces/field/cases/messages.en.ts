/** What the phone asks for a step, and says once it was taken. */
export default {
  goesOn: {
    title: 'Merged; it goes on as',
    open: 'Being dealt with; to be finished by {at}.',
    closed: 'Finished on {at}.',
    result: 'Result',
  },
  right: {
    category: 'Change category',
    place: 'Change place',
    reason: 'Put right by whoever reported it',
    send: 'Put it right',
  },
  step: {
    more: 'More',
    after: 'A photo of it done',
    ask: {
      handle: 'What was done, and how did it end?',
      self_resolve: 'What was done, and how did it end?',
      send_back: 'Why does it go back?',
      note: 'What is there to add?',
      verify: 'Have you seen it? How is it?',
      withdraw: 'Why do you withdraw it?',
    },
    done: {
      receive: 'Received',
      handle: 'Handled; it will be checked',
      self_resolve: 'Resolved by you',
      send_back: 'Sent back',
      note: 'Added',
    },
    phrases: {
      handle: { a: 'Dealt with on the spot', b: 'Those responsible were told and put it right', c: 'Calmed down; both sides agree' },
      self_resolve: { a: 'Dealt with on the spot', b: 'Calmed down; both sides agree', c: 'Question answered' },
      send_back: { a: 'Not in my grid', b: 'Needs a specialist office', c: 'Unclear, please add details' },
      note: { a: 'I am on site', b: 'Contacting those responsible', c: 'Help is needed' },
      object: { a: 'Not among my duties', b: 'The place is in the next grid', c: 'Needs an office with powers' },
      ask_extension: { a: 'Waiting for parts', b: 'The weather stops the work', c: 'Several offices must join' },
      verify: { a: 'Seen on site: it is done', b: 'Called the reporter: it is done', c: 'Seen on site: not done yet' },
      withdraw: { a: 'Reported by mistake', b: 'Solved meanwhile', c: 'The same as another one' },
    },
  },
}
