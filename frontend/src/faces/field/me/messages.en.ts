export default {
  forms: {
    title: 'Forms to fill in',
    lead: 'Only forms registered here need to be filled in. Asked for one again? One tap says so.',
    anonymous: 'Without your name: nothing keeps who tapped, and the same thing counts once a day.',
    none: 'No form is registered at present.',
    owner: 'Asked for by {owner}',
    basis: 'Basis: {basis}',
    until: 'Until {day}',
    ended: 'Over: it need not be filled in',
    again: 'Asked again',
    counted: 'Noted',
    fields: 'Asked again for one field only? Tap that field',
    fieldAgain: 'Asked again for “{field}”',
    alsoIn: '“{forms}” asks for this, too',
  },
}
