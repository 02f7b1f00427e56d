/** Of a report that may be of a matter already known. */
export default {
  same: {
    maybe: 'Something like it is known near by. Is it the same?',
    hint: 'What you write is sent all the same; once the dispatcher has merged both, you see how it goes under “Reported”.',
    this: 'This one',
    look: 'Open it',
    another: 'None of them: report another',
    chosen: 'You take it for the same as {code}. This report is sent and kept under a code of its own; the dispatcher merges both.',
    undo: 'Not the same',
    sent: 'You said that it is the same as {code}; the dispatcher sees it. Once both are merged, “Follow progress” tells how it goes.',
  },
  blur: {
    hint: 'Tap or draw over faces and plates to make them unreadable. The picture is sent as you leave it.',
    undo: 'Undo',
    done: 'Use this one',
  },
}
