/** What the page of routing rules says; it comes with the page. */
import config from '@/config/messages.zh'
import routes from '@/routing/desk/messages.zh'

export default { config, routes }
