export default {
  legend: '图例',
  zoomIn: '放大',
  zoomOut: '缩小',
  sample: '示例数据',
  internal: '内部工作用图',
  reviewNumber: '审图号：{number}',
  baseFailed: '底图加载失败',
  placeShown: '地点地图',
  placeSet: '选择地点的地图：点地图或拖动图钉',
  pinAtCentre: '图钉移到中间',
  and: '，',
  missing: '地图没有加载出来，其余内容照常可用。重新打开本页可再试。',
}
