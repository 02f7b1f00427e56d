/** What is said about second factors; it comes with the first part that says it. */
import factors from './messages.zh'

export default { factors }
