/** What the page of tasks says; it comes with the page. */
import desk from './messages.zh'

export default { desk }
