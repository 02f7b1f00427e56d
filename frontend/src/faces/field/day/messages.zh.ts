/** Of the day: what is where, what is arranged, what waits to be looked at. */
export default {
  day: {
    nearest: '近的在前',
    nearestIs: '只在这部手机上按距离排，位置不上传',
    noPlace: '暂时定不了位',
    tasks: '单位下派的任务',
    finish: '报完成',
    finished: '已报完成',
    finishing: '已存手机，有信号自动送出',
    came: '做得怎么样（可不写）',
    wrongly: '不该派？去反映',
    noDisk: '手机没能存下，请稍后再试。',
    today: '今天约好的',
    toVerify: '等人核查的',
    go: '去现场',
    howFar: '有多远',
    away: '离您约 {distance}（直线）',
    mapHint: '用手机上的地图应用打开；有的地图会偏几百米，以现场为准。',
    m: '{n} 米',
    km: '{n} 公里',
  },
}
