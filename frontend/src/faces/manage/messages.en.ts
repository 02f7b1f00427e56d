export default {
  title: 'Management',
  account: 'Account and sign-out',
  menu: 'Configuration',
  templates: 'Templates of papers',
  proposals: 'Proposed duties',
  notices: 'Notices sent',
}
