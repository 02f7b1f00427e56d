/** What the page of silent phones says; it comes with the page. */
import desk from './messages.zh'

export default { desk }
