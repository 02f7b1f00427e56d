/** What is said before a dispute is mediated; it comes with the first one that is opened. */
import mediation from '../messages.zh'

import opening from './messages.zh'

export default { mediation, opening }
