export default {
  update: {
    here: '有新版本',
    take: '现在更新',
    taking: '正在更新…',
  },
}
