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
  guess: {
    title: 'By your words it may be (tap to choose)',
  },
  voice: {
    hold: 'Hold to talk',
    stop: 'Let go or tap to end',
    asking: 'Waiting for the microphone…',
    going: 'Recording',
    kept: 'The recording is added; listen to it before you report',
    note: 'Recording',
    remove: 'Remove it',
    denied: 'The microphone is not allowed, so nothing is recorded; all else can be reported. Allow it in the browser’s settings.',
    none: 'The microphone cannot be used, so nothing is recorded; all else can be reported.',
    full: 'This phone is nearly full: no recording for now. Words can be written as ever.',
    empty: 'Nothing was heard. Try once more.',
    notHere: 'This browser cannot record. The microphone of the keyboard writes what you say.',
  },
  blur: {
    hint: 'Tap or draw over faces and plates to make them unreadable. The picture is sent as you leave it.',
    undo: 'Undo',
    done: 'Use this one',
  },
}
