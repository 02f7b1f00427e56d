export default {
  level: { county: '县', township: '乡镇', village: '村', community: '社区', grid: '网格' },
}
