"""WebAuthn by py_webauthn: what a browser is asked for, and what its answer is held to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, options_to_json_dict
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from pingan.factors.codes import ISSUER
from pingan.factors.errors import WrongProof
from pingan.factors.models import Passkey
from pingan.factors.sites import Site
from pingan.people.models import Account

Answer = Mapping[str, Any]


def options_to_make(
    account: Account, site: Site, challenge: bytes, known: Iterable[Passkey]
) -> dict[str, Any]:
    """For `navigator.credentials.create`. No attestation is asked for: who made a key is nobody's business.

    It is a second factor, so the device need not remember whose it is.
    """
    options = generate_registration_options(
        rp_id=site.name,
        rp_name=ISSUER,
        user_id=account.pk.bytes,
        user_name=account.username,
        user_display_name=account.name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=_named(known),
    )
    return options_to_json_dict(options)


def options_to_ask(site: Site, challenge: bytes, known: Iterable[Passkey]) -> dict[str, Any]:
    """For `navigator.credentials.get`."""
    options = generate_authentication_options(
        rp_id=site.name, challenge=challenge, allow_credentials=_named(known)
    )
    return options_to_json_dict(options)


def made(answer: Answer, site: Site, challenge: bytes) -> VerifiedRegistration:
    """The new key of an answer to `options_to_make`. Raises WrongProof."""
    try:
        return verify_registration_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
        )
    except Exception as refused:  # A stranger's bytes, parsed: whatever they stumble over, they are refused.
        raise WrongProof from refused


def signed(answer: Answer, site: Site, challenge: bytes, key: Passkey) -> int:
    """How often the key has signed now, by its answer to `options_to_ask`. Raises WrongProof."""
    try:
        verified = verify_authentication_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
        )
    except Exception as refused:  # See `made`.
        raise WrongProof from refused
    return verified.new_sign_count


def credential_of(answer: Answer) -> bytes:
    """Which key has signed, as it says. Raises WrongProof."""
    try:
        return base64url_to_bytes(str(answer.get("rawId", "")))
    except ValueError as unreadable:
        raise WrongProof from unreadable


def transports_of(answer: Answer) -> list[str]:
    """By which ways its browser says that the key is reached; what we do not know is left out."""
    response = answer.get("response")
    said = response.get("transports") if isinstance(response, Mapping) else None
    known = {transport.value for transport in AuthenticatorTransport}
    return sorted({one for one in said if one in known}) if isinstance(said, list) else []


def _named(keys: Iterable[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=bytes(key.credential_id),
            transports=[AuthenticatorTransport(one) for one in key.transports] or None,
        )
        for key in keys
    ]
