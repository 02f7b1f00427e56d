"""A security key in software: what a browser would hand back of one (WebAuthn level 2, 5.1 and 6)."""

from __future__ import annotations

import json
import struct
from base64 import urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

_PRESENT, _HAS_KEY = 0x01, 0x40


def text_of(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


class SecurityKey:
    """One key for one host. It counts how often it has signed, as hardware does."""

    def __init__(self, origin: str = "http://localhost") -> None:
        self.origin = origin
        self.id = token_bytes(32)
        self.count = 0
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to `navigator.credentials.create`."""
        data = self._data(options["rp"]["id"], _PRESENT | _HAS_KEY)
        data += bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor2.dumps(self._public())
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", options["challenge"])
        return self._answer(
            {"clientDataJSON": text_of(said), "attestationObject": text_of(attested), "transports": ["usb"]}
        )

    def sign(self, options: dict[str, Any], *, challenge: str | None = None) -> dict[str, Any]:
        """The answer to `navigator.credentials.get`."""
        self.count += 1
        data = self._data(options["rpId"], _PRESENT)
        said = self._said("webauthn.get", challenge or options["challenge"])
        signature = self._key.sign(data + sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": text_of(said),
                "authenticatorData": text_of(data),
                "signature": text_of(signature),
                "userHandle": None,
            }
        )

    def _data(self, host: str, flags: int) -> bytes:
        return sha256(host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _said(self, what: str, challenge: str) -> bytes:
        return json.dumps({"type": what, "challenge": challenge, "origin": self.origin}).encode()

    def _public(self) -> dict[int, Any]:
        """In COSE: kty EC2, alg ES256, crv P-256, x, y."""
        point = self._key.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}

    def _answer(self, response: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": text_of(self.id),
            "rawId": text_of(self.id),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }
