"""Web Push by its three standards: RFC 8291 (what only the browser can open), RFC 8188 (its packing) and
RFC 8292 (who sends it).

On `cryptography`, which is here already: the libraries for it bring two HTTP clients of their own. The tests
open what this closes with another hand (`http-ece`), and by the RFC's own example.
"""

from __future__ import annotations

import json
import os
import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from pingan.core.crypto import KeyRing, ring

_CURVE: Final = ec.SECP256R1()
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_POINT_BYTES, _AUTH_BYTES, _KEY_BYTES, _NONCE_BYTES, _SALT_BYTES = 65, 16, 16, 12, 16
_RECORD: Final = 4096
# One record holds its padding's end and the tag, too; push services take no more than that.
LONGEST: Final = 3_000
_HOURS: Final = 12 * 3600
_LONGEST_ENDPOINT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """What a browser tells of its subscription."""

    endpoint: str
    p256dh: str
    auth: str

    def is_sound(self) -> bool:
        """Whether its keys are keys, and its address one that we send to."""
        try:
            point, auth = unpacked(self.p256dh), unpacked(self.auth)
            ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
        except ValueError:
            return False
        return len(point) == _POINT_BYTES and len(auth) == _AUTH_BYTES and is_known(self.endpoint)

    def dump(self) -> str:
        return json.dumps({"endpoint": self.endpoint, "p256dh": self.p256dh, "auth": self.auth})

    @classmethod
    def load(cls, text: str) -> Told:
        return cls(**json.loads(text))


def is_known(endpoint: str) -> bool:
    """Whether an address is of a push service that this installation sends to.

    A browser names it, so that any other would let its reader make the server call whatever they like.
    """
    if len(endpoint) > _LONGEST_ENDPOINT or not endpoint.isascii() or not endpoint.isprintable():
        return False
    try:
        parts = urlsplit(endpoint)
        origin = f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None:
        return False
    if origin in settings.PUSH_SERVICES:
        return True
    host = parts.hostname or ""
    known = (one for one in settings.PUSH_SERVICES if "/" not in one)
    return (
        parts.scheme == "https"
        and parts.port in (None, 443)
        and any(host == one or host.endswith(f".{one}") for one in known)
    )


def packed(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def unpacked(text: str) -> bytes:
    """Raises ValueError."""
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))


def sealed(
    text: bytes, told: Told, *, salt: bytes | None = None, own: ec.EllipticCurvePrivateKey | None = None
) -> bytes:
    """`aes128gcm`: the header (salt, record size, our key) and one record."""
    salt = salt or os.urandom(_SALT_BYTES)
    own = own or ec.generate_private_key(_CURVE)
    theirs, auth = unpacked(told.p256dh), unpacked(told.auth)
    ours = _point(own.public_key())
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, theirs))
    secret = _drawn(shared, auth, b"WebPush: info\x00" + theirs + ours, 32)
    key = _drawn(secret, salt, b"Content-Encoding: aes128gcm\x00", _KEY_BYTES)
    nonce = _drawn(secret, salt, b"Content-Encoding: nonce\x00", _NONCE_BYTES)
    record = AESGCM(key).encrypt(nonce, text + b"\x02", None)
    return salt + struct.pack(">IB", _RECORD, len(ours)) + ours + record


def signed_by(told: Told, contact: str) -> str:
    """The header `Authorization` (VAPID): who sends, for this push service, for the next hours."""
    key, parts = sender_key(), urlsplit(told.endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(time.time()) + _HOURS,
        "sub": contact,
    }
    head = packed(b'{"typ":"JWT","alg":"ES256"}') + "." + packed(json.dumps(claims).encode())
    r, s = decode_dss_signature(key.sign(head.encode(), ec.ECDSA(hashes.SHA256())))
    token = f"{head}.{packed(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
    return f"vapid t={token}, k={public_key()}"


def sender_key(keys: KeyRing | None = None) -> ec.EllipticCurvePrivateKey:
    """By which browsers know us: drawn from the oldest key of the ring, which is made at set-up and backed up
    apart. Of the oldest, because what browsers subscribed to must stay when a key is added."""
    keys = keys or ring()
    drawn = keys.derived(min(keys.keys), "web push sender", 48)
    return ec.derive_private_key(int.from_bytes(drawn, "big") % (_ORDER - 1) + 1, _CURVE)


def public_key() -> str:
    """What a browser subscribes to (`applicationServerKey`)."""
    return packed(_point(sender_key().public_key()))


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _drawn(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)
