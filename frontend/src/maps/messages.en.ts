export default {
  legend: 'Legend',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  sample: 'Sample data',
  internal: 'Working map, internal use',
  reviewNumber: 'Map review no. {number}',
  baseFailed: 'The base map did not load',
  placeShown: 'Map of the place',
  placeSet: 'Map to set the place: tap it or drag the pin',
  pinAtCentre: 'Put the pin at the centre',
  and: '; ',
  missing: 'The map did not load; everything else works. Open this page again to retry.',
}
