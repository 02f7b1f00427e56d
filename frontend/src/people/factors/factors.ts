/** What one has set up beside the password, and setting it up. */
import { useQuery } from '@tanstack/vue-query'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { ProofIn, Uuid } from '@/api/types'

import { askPasskey, makePasskey } from './credentials'

type Schemas = components['schemas']
export type FactorsOut = Schemas['FactorsOut']
export type OfferOut = Schemas['OfferOut']
export type Way = Schemas['ConfirmationOut']['ways'][number]

export function useFactors() {
  return useQuery({ queryKey: ['factors'], queryFn: ({ signal }) => ok(api.GET('/api/v1/session/factors', { signal })), staleTime: 0 })
}

export async function waysToConfirm(): Promise<{ fresh: boolean; ways: Way[] }> {
  return ok(api.GET('/api/v1/session/confirm'))
}

/** What a passkey signs to show that it is oneself. */
export async function proofByPasskey(): Promise<ProofIn> {
  const { options } = await ok(api.POST('/api/v1/session/confirm/options'))
  return { passkey: await askPasskey(options) }
}

export async function offerTotp(): Promise<OfferOut> {
  return ok(api.POST('/api/v1/session/factors/totp'))
}

/** The recovery codes, told this once; none where those before still hold. */
export async function setTotp(code: string): Promise<string[]> {
  return (await ok(api.PUT('/api/v1/session/factors/totp', { body: { code } }))).recovery_codes
}

/** No codes are told by it. */
export async function removeTotp(): Promise<string[]> {
  await api.DELETE('/api/v1/session/factors/totp')
  return []
}

export async function addPasskey(name: string): Promise<string[]> {
  const { options } = await ok(api.POST('/api/v1/session/factors/passkeys/options'))
  const passkey = await makePasskey(options)
  return (await ok(api.POST('/api/v1/session/factors/passkeys', { body: { name, passkey } }))).recovery_codes
}

/** No codes are told by it. */
export async function removePasskey(id: Uuid): Promise<string[]> {
  await api.DELETE('/api/v1/session/factors/passkeys/{passkey_id}', { params: { path: { passkey_id: id } } })
  return []
}

export async function renewRecoveryCodes(): Promise<string[]> {
  return (await ok(api.POST('/api/v1/session/factors/recovery_codes'))).recovery_codes
}
