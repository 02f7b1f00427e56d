/**
 * Passkeys of the browser (WebAuthn). The server speaks JSON with bytes in base64url; browsers of before 2025 know only
 * buffers, so both ways are gone by hand.
 */

/** What the server sends for `navigator.credentials`, and what goes back. */
export type Json = Record<string, unknown>

interface Named {
  id: string
  type: 'public-key'
  transports?: AuthenticatorTransport[]
}

export const supportsPasskeys = (): boolean => typeof PublicKeyCredential !== 'undefined'

/** Lets the browser make a passkey. Throws where its person, or the browser, will not. */
export async function makePasskey(options: Json): Promise<Json> {
  const { challenge, user, excludeCredentials } = options as { challenge: string; user: { id: string }; excludeCredentials?: Named[] }
  const publicKey = {
    ...options,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: (excludeCredentials ?? []).map(withBytes),
  } as unknown as PublicKeyCredentialCreationOptions
  const made = await navigator.credentials.create({ publicKey })
  if (!(made instanceof PublicKeyCredential)) throw new Error('no passkey')
  const response = made.response as AuthenticatorAttestationResponse
  return answerOf(made, {
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: textOf(response.attestationObject),
    // Not in browsers of before 2022.
    transports: typeof response.getTransports === 'function' ? response.getTransports() : [],
  })
}

/** Lets one of the passkeys sign. Throws where its person, or the browser, will not. */
export async function askPasskey(options: Json): Promise<Json> {
  const { challenge, allowCredentials } = options as { challenge: string; allowCredentials?: Named[] }
  const publicKey = {
    ...options,
    challenge: bytesOf(challenge),
    allowCredentials: (allowCredentials ?? []).map(withBytes),
  } as unknown as PublicKeyCredentialRequestOptions
  const signed = await navigator.credentials.get({ publicKey })
  if (!(signed instanceof PublicKeyCredential)) throw new Error('no passkey')
  const response = signed.response as AuthenticatorAssertionResponse
  return answerOf(signed, {
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    userHandle: response.userHandle === null ? null : textOf(response.userHandle),
  })
}

function answerOf(credential: PublicKeyCredential, response: Json): Json {
  return { id: credential.id, rawId: textOf(credential.rawId), type: credential.type, response, clientExtensionResults: {} }
}

const withBytes = ({ id, type, transports }: Named) => ({ id: bytesOf(id), type, ...(transports ? { transports } : {}) })

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
}

export function textOf(bytes: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
