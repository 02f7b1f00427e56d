/** What the page of a case says beside the words of the face; it comes with the page. */
import forms from '@/cases/forms/messages.zh'
import cases from '@/cases/page/messages.zh'
import writing from '@/cases/writing/messages.zh'
import mediation from '@/mediation/messages.zh'

import out from '../outgoing/messages.zh'
import field from './messages.zh'

export default { cases, forms, writing, mediation, field: { ...field, ...out } }
