export default {
  title: 'Set-up list',
  about: 'From top to bottom; when all are ticked the county can go into service. What is missing keeps nothing from running: what breaks without it stands below it.',
  ready: 'Nothing is missing: the county can go into service.',
  left: '{n} missing',
  state: { done: 'Done', missing: 'Missing', advised: 'Advised' },
  open: 'Fill it in',
  people: 'A system administrator asks for posts and a security administrator gives them; many people come by a table.',
  command: 'On the machine',
}
