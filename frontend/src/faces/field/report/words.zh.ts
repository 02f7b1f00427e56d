/** What the report says of matters that are known already; it comes with what shows them. */
import forms from '@/cases/forms/messages.zh'

import field from './messages.zh'

export default { forms, field }
