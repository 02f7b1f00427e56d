export default {
  day: {
    nearest: 'Nearest first',
    nearestIs: 'Sorted on this phone alone; your place is not sent',
    noPlace: 'Your place is not known just now',
    today: 'Arranged for today',
    toVerify: 'Waiting to be checked',
    go: 'Go there',
    howFar: 'How far',
    away: 'About {distance} from you, as the crow flies',
    mapHint: 'Opens in the map of this phone. Some maps are a few hundred metres off.',
    m: '{n} m',
    km: '{n} km',
  },
}
