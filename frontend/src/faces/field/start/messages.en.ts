export default {
  first: {
    label: 'Three cards for the first day',
    nth: '{n} of {of}',
    next: 'Next',
    skip: 'Skip',
    done: 'Got it',
    report: { title: 'Three taps to report', text: 'Tap Report or take a picture, choose what it is, tap Send. All else can be left empty, and added later.' },
    offline: { title: 'Works without signal', text: 'What you write stays on this phone and goes by itself once there is signal, never twice. The number is there at once; while “Not yet with the county” stands below it, it is on this phone still.' },
    yours: { title: 'No check-ins, no rankings', text: 'Your place is taken once, when you tap, where you see it. Whether there is a photo is up to you.' },
  },
  practice: {
    start: 'Try it once',
    title: 'Practice',
    banner: 'Practice: nothing is sent or counted',
    send: 'Send (practice)',
    done: 'Well done',
    nothingSent: 'What you wrote went to nobody and was not kept. For a real report, go home and tap Report.',
    again: 'Once more',
  },
  install: {
    title: 'Add to home screen',
    why: 'Opens like an application, without signal, too.',
    steps: {
      wechat: 'Not from within WeChat: tap “…” at the top, choose “Open in browser”, then “Add to home screen” in its menu.',
      ios: 'Tap the share button at the bottom, scroll to “Add to Home Screen”, then “Add”.',
      other: 'Open the browser’s menu (three dots or three lines) and choose “Add to home screen” or “Install”.',
    },
  },
}
