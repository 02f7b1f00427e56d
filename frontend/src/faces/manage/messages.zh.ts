export default {
  title: '系统管理',
  account: '账号与退出',
  menu: '配置',
  templates: '文书模板',
  proposals: '职责建议',
  notices: '通知台账',
}
