export default {
  title: '系统管理',
  account: '账号',
}
