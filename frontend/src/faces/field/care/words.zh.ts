/** What visits say; it comes with what shows them. */
import care from '@/care/messages.zh'

export default { care }
