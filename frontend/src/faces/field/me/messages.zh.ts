/** Of the forms that workers are asked to fill in; they come with what shows them. */
export default {
  forms: {
    title: '要填的表格',
    lead: '这里登记的表格才需要填。又被要求填一遍，点一下就能反映。',
    anonymous: '不记名：系统不记是谁点的，同一项一天只算一次。',
    none: '现在没有登记要填的表格。',
    owner: '{owner}制发',
    basis: '依据：{basis}',
    until: '到 {day} 为止',
    ended: '已到期，可以不填',
    again: '又要填一遍',
    counted: '已记下',
    fields: '只是其中一项又要填？点那一项',
    fieldAgain: '“{field}”又要填一遍',
    alsoIn: '《{forms}》也要这一项',
  },
}
