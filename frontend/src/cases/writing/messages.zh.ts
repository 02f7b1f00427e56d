/** What the forms of a case say while somebody writes: where unsent words are, who else writes, what both have written. */
export default {
  kept: {
    kept: '草稿已存在本机',
    until: '发送后清除；退出登录或换人登录时也会清除。',
    failed: '草稿没能存在本机，请不要关闭页面。',
  },
  lease: {
    writes: '{name} 正在写：{what}',
    other: '{name} 正在写这一份，从 {at} 开始。',
    hint: '要由您来写，请先接过来：对方会立刻看到，并记入办理经过。',
    takeOver: '接过来写',
    lost: '{name} 接过了编辑。您写的还在这里。',
    again: '接回来',
  },
  both: {
    title: '您写的时候，别人也写了',
    theirs: '别人写的',
    mine: '您写的',
    take: '用别人的',
    hint: '对照后可以改自己的，或者采用别人的；再按一次即以您看到的为准。',
    nothing: '（空）',
  },
}
