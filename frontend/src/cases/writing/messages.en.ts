export default {
  kept: {
    kept: 'Draft kept on this computer',
    until: 'Cleared once it is sent, when you sign out, or when somebody else signs in here.',
    failed: 'The draft could not be kept on this computer: do not close this page.',
  },
  lease: {
    writes: '{name} is writing: {what}',
    other: '{name} has been writing this since {at}.',
    hint: 'To write it yourself, take it over first: they see it at once, and it stands in the timeline.',
    takeOver: 'Take over',
    lost: '{name} took over the writing. What you wrote is still here.',
    again: 'Take it back',
  },
  both: {
    title: 'While you wrote, somebody else did too',
    theirs: 'Theirs',
    mine: 'Yours',
    take: 'Use theirs',
    hint: 'Compare and change yours, or use theirs; pressing once more decides on what you see.',
    nothing: '(empty)',
  },
}
