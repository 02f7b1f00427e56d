export default {
  update: {
    here: 'A new version is here',
    take: 'Update now',
    taking: 'Updating…',
  },
}
