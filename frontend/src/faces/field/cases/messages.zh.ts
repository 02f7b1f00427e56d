/** What the phone asks for a step, and says once it was taken. */
export default {
  goesOn: {
    title: '已合并，接着办的是',
    open: '正在办理，{at} 前办结。',
    closed: '{at} 已了结。',
    result: '结果',
  },
  right: {
    category: '改类别',
    place: '改位置',
    reason: '上报人更正',
    send: '更正',
  },
  step: {
    more: '更多',
    after: '办好后的照片',
    ask: {
      handle: '怎么处理的，结果怎样？',
      self_resolve: '怎么处理的，结果怎样？',
      send_back: '为什么退回？',
      note: '补充什么情况？',
      verify: '到现场看过吗？情况怎样？',
      withdraw: '为什么撤回？',
    },
    done: {
      receive: '已签收',
      handle: '已报办结，等待核查',
      self_resolve: '已自办自结',
      send_back: '已退回',
      note: '已补充',
    },
    phrases: {
      handle: { a: '已现场处理完毕', b: '已通知责任人整改，并复查合格', c: '已劝解，双方无异议' },
      self_resolve: { a: '已现场处理完毕', b: '已劝解，双方无异议', c: '已解答清楚' },
      send_back: { a: '不在我的网格', b: '需要专业部门处理', c: '内容不清楚，请补充' },
      note: { a: '已到现场', b: '正在联系责任人', c: '需要支援' },
      object: { a: '该事项不在我的职责清单', b: '地点在相邻网格', c: '需要有执法权的部门处理' },
      ask_extension: { a: '需要等配件、材料', b: '天气原因无法施工', c: '需要多部门配合' },
      verify: { a: '到现场看过，已经办好', b: '电话问过上报人，已经办好', c: '到现场看过，还没有办好' },
      withdraw: { a: '报错了', b: '已经自己解决', c: '和另一件重复' },
    },
  },
}
