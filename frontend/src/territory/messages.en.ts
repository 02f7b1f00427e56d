export default {
  level: { county: 'County', township: 'Township', village: 'Village', grid: 'Grid' },
}
