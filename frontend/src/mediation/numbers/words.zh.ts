/** What the page of the center's numbers says; it comes with the page. */
import mediation from '../messages.zh'

import numbers from './messages.zh'

export default { mediation, numbers }
