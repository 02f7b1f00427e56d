export default {
  title: 'Management',
  account: 'Account',
}
