export default {
  level: { county: 'County', township: 'Township', village: 'Village', community: 'Community', grid: 'Grid' },
}
