/** What a newcomer is told; it comes with what tells it. */
export default {
  first: {
    label: '新手三张卡片',
    nth: '第 {n} 张，共 {of} 张',
    next: '下一张',
    skip: '跳过',
    done: '知道了',
    report: { title: '看到就报，点三下', text: '点随手报或者拍张照，选是什么事，点上报。其余都可以不填，以后再补。' },
    offline: { title: '没有信号也能用', text: '写下的先存在这部手机上，有信号自动送出，不会重复。看到编号就是县里已经收到。' },
    yours: { title: '不打卡，不排名', text: '位置只在您点的时候取一次，就在您眼前。照片要不要拍，您说了算。' },
  },
  practice: {
    start: '练一次',
    title: '练一次',
    banner: '这是练习：不会发出，也不计数',
    send: '上报（练习）',
    done: '练习完成',
    nothingSent: '刚才写的没有发给任何人，也没有存下来。真要上报，回首页点随手报。',
    again: '再练一次',
  },
  install: {
    title: '添加到桌面',
    why: '像应用一样从桌面打开，没有信号也打得开。',
    steps: {
      wechat: '微信里装不了：点右上角“…”，选“在浏览器打开”，再从浏览器菜单里选“添加到桌面”。',
      ios: '点屏幕下方的分享按钮，往下找“添加到主屏幕”，再点“添加”。',
      other: '点浏览器的菜单（右上角三个点，或下方三条横线），选“添加到桌面”或“添加到主屏幕”。',
    },
  },
}
