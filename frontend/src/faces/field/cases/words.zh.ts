/** What the page of a case says beside the words of the face; it comes with the page. */
import forms from '@/cases/forms/messages.zh'

export default { forms }
