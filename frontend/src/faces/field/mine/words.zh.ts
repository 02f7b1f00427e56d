import field from './messages.zh'

export default { field }
