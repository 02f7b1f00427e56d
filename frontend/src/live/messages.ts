/** The closed set of messages on `/ws/live`, as the server's schema describes them. */
export type { Act, ActFacts, Beat, ClientMessage, Hello, Lease, Look, LookAt, Looker, Posts, Resync, ServerMessage } from './messages.gen'
