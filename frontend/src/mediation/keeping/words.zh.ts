/** What the card of an agreement says; it comes with the card. */
import keeping from './messages.zh'

export default { keeping }
