/** The words of the dossier come with it. */
import dossier from './messages.zh'

export default { dossier }
