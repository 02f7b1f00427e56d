export default {
  title: '启用清单',
  about: '从上往下做，全部打勾就可以正式启用。平台不会替您跳过任何一步，但缺了的也照常运行，后果写在各项下面。',
  ready: '都齐了，可以正式启用。',
  left: '还缺 {n} 项',
  state: { done: '已完成', missing: '还缺', advised: '建议' },
  open: '去填',
  people: '由系统管理员提出岗位、安全管理员批准；成批的人用表格导入。',
  command: '在服务器上',
}
