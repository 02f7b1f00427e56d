export default {
  sections: '配置项',
  param: { valid_from: '生效日期', rows: '表格', why: '修改原因', dry_run: '试运行', file: '文件', removed: '删去的行' },
  none: '还没有可以配置的内容。',
}
