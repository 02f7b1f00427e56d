export default {
  tasks: {
    title: '请我单位办的',
    about: '别的单位请本单位办的、要本单位批的；答复过的在“已答复”里，对方评价以后在那里回复。',
    states: { label: '办到哪里', open: '待答复', done: '已答复' },
    none: { open: '没有等本单位答复的。', done: '还没有答复过。' },
    from: '{name}请办',
    toReply: '对方已评价，待回复',
    toRate: '待评价',
    late: '已过答复时间',
  },
}
