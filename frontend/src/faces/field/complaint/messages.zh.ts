/** Of complaining about what is asked. */
export default {
  complaint: {
    title: '减负投诉',
    lead: '违规下派、重复填报、为留痕而留痕，都可以在这里反映，由县里答复。',
    secret: '被反映的单位看不到；县里只看内容，看不到是谁写的。',
    about: '反映哪个单位',
    aboutTask: '针对任务：{task}（{unit}）',
    other: '其他单位，写名称',
    otherName: '单位名称',
    kind: '什么问题',
    words: '怎么回事',
    wordsHint: '要求做什么、多久一次、花多少时间。请不要写自己或别人的姓名。',
    send: '提交',
    missing: '请选问题、单位，并写明怎么回事。',
    kept: '已存手机，有信号自动送出；送到后在下面看答复。',
    arrived: '已送到县里，答复会显示在下面。',
    noDisk: '手机没能存下，请稍后再试。',
    mine: '我反映过的',
    none: '还没有反映过。',
    waits: '等信号送出：{n} 件',
    stuck: '没有收下 {n} 件，请到发件箱处理',
  },
}
