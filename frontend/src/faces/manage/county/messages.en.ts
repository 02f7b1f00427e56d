export default {
  title: 'Name and emblem',
  about: 'Shown at the door, on the bar of every page and on printed slips. Pages show what was saved when they are opened anew; the history takes a slip back.',
  name: 'Name of the county',
  nameEn: 'Its name in English (may be empty)',
  emblem: 'Emblem',
  hint: 'PNG, JPEG or WebP of 2 MB at most, a square at best; it is put on white and made small. Without one the platform\'s own mark stands there. The icon on a phone\'s home screen stays the platform\'s.',
  choose: 'Choose a picture',
  without: 'No emblem',
  tooLarge: 'The picture has more than 2 MB: make it smaller and choose it again.',
  drawn: 'The picture has been taken; it is used once you save.',
  saved: 'Saved. Open the page anew to see it.',
}
