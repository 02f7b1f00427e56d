"""A phone that packs what a colleague carries: the same steps as the page's, in other words."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pingan.people.actors import Actor
from tests.cast import Browser, signed_in

KEY = "/api/v1/outbox/key"
PARCELS = "/api/v1/outbox/parcels"
CONTEXT = b"pingan parcel 1\n"


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def fresh_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@dataclass
class Phone:
    """One worker's, which has had signal once."""

    owner: Actor
    browser: Browser = field(init=False)
    signing: ec.EllipticCurvePrivateKey = field(default_factory=fresh_key)
    told: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.browser = signed_in(self.owner)
        body = {"public_key": b64encode(point_of(self.signing)).decode()}
        answer = self.browser.put(KEY, body, content_type="application/json")
        assert answer.status_code == 200, answer.content
        self.told = answer.json()

    def written(self, *items: Any, **said: Any) -> bytes:
        """What is signed; `said` is what a forger would say otherwise."""
        inside = {
            "author": str(self.owner.account_id),
            "post": str(self.owner.post_id),
            "device": self.told["device"],
            "items": list(items),
        } | said
        return json.dumps(inside, ensure_ascii=False).encode()

    def pack(self, *items: Any, **said: Any) -> dict[str, Any]:
        """A parcel."""
        written = self.written(*items, **said)
        halves = decode_dss_signature(self.signing.sign(CONTEXT + written, ec.ECDSA(SHA256())))
        signature = b"".join(half.to_bytes(32, "big") for half in halves)
        return self.seal(signature + written)

    def seal(self, plain: bytes) -> dict[str, Any]:
        ours, theirs = fresh_key(), b64decode(self.told["point"])
        shared = ours.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        )
        info = CONTEXT + point_of(ours) + theirs
        drawn = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(shared)
        nonce = os.urandom(12)
        box = AESGCM(drawn).encrypt(nonce, plain, None)
        parts = {"ephemeral": point_of(ours), "nonce": nonce, "box": box}
        told = {name: b64encode(part).decode() for name, part in parts.items()}
        return {"schema_version": 1, "key": self.told["key"], **told}


def carry(carrier: Browser, parcel: dict[str, Any]) -> Any:
    return carrier.post(PARCELS, parcel, content_type="application/json")
