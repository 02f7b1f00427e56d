/** Of phones that have not spoken for days. */
export default {
  phones: {
    title: 'Phones that have not spoken for days',
    about: 'Phones of grid workers in your area alone: when each last spoke to the platform, and how much waited on it then. No place, no trail. A call costs less than the reports of a week.',
    days: 'For more than',
    nDays: '{n} days',
    none: 'There is none.',
    more: 'Only the {n} that have been silent longest.',
    worker: 'Grid worker',
    organisation: 'Organisation',
    machine: 'Phone',
    last: 'Last spoke',
    waiting: 'Waited then',
    oldest: 'The oldest of it',
    never: 'Never',
  },
}
