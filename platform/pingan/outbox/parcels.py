"""What one phone handed to another: sealed to this server, signed by the phone that packed it.

A colleague carries it to where there is signal. Sealed, so that whoever carries it reads nothing, not even
whose it is; signed, so that nobody but the author's own phone can say what the author has done. A seal alone
is no signature: the key it is sealed to is known to every phone.

The phone's half is `faces/field/outgoing/parcel.ts`; `tests/outbox/packed.json` was packed by it.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pingan.core import crypto
from pingan.outbox.errors import AuthorLeft, UnreadableParcel, UnsignedParcel
from pingan.outbox.items import MAX_ITEMS
from pingan.people import devices
from pingan.people.actors import Actor
from pingan.people.selectors import actor_at

VERSION: Final = 1
_CURVE: Final = ec.SECP256R1()
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_POINT_BYTES: Final = 65
_HALF: Final = 32
_SIGNED: Final = b"pingan parcel 1\n"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Whose acts they are, under which post they were done, on which phone, and the acts as written there."""

    author: UUID
    post: UUID
    device: UUID
    items: list[Any]


class _Inside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    author: UUID
    post: UUID
    device: UUID
    items: list[Any]


def sealing_key() -> tuple[int, bytes]:
    """(number, point): what phones seal to. It follows from the ring's active key: nothing more has to be
    kept, and a ring that lost an old key has lost what was sealed to that."""
    number = crypto.ring().active
    return number, _private(number).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def is_point(key: bytes) -> bool:
    """Whether these bytes are a point of the curve, as phones export it."""
    try:
        _public(key)
    except ValueError:
        return False
    return True


def open_parcel(sent: Mapping[str, Any]) -> tuple[Actor, Parcel]:
    """Who packed it, acting under the post they had, and what is in it.

    Raises UnreadableParcel for what is damaged or was sealed to another server; UnsignedParcel where the
    phone it says it comes from did not sign it, or is signed in no more; AuthorLeft where its author holds
    that post no longer.
    """
    plain = _opened(sent)
    signature, written = plain[: 2 * _HALF], plain[2 * _HALF :]
    try:
        inside = msgspec.json.decode(written, type=_Inside)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnreadableParcel from None
    if len(inside.items) > MAX_ITEMS:
        raise UnreadableParcel
    key = devices.signing_key_of(inside.author, inside.device)
    if key is None or not _is_signed(written, signature, key):
        raise UnsignedParcel
    author = actor_at(inside.author, inside.post)
    if author is None:
        raise AuthorLeft
    return author, Parcel(inside.author, inside.post, inside.device, inside.items)


def _opened(sent: Mapping[str, Any]) -> bytes:
    number = sent["key"]
    try:
        point, nonce, box = (b64decode(sent[part], validate=True) for part in ("ephemeral", "nonce", "box"))
        shared = _private(number).exchange(ec.ECDH(), _public(point))
        ours = _private(number).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        drawn = HKDF(algorithm=SHA256(), length=_HALF, salt=b"", info=_SIGNED + point + ours).derive(shared)
        return AESGCM(drawn).decrypt(nonce, box, None)
    except (KeyError, ValueError, NotBase64, InvalidTag):
        raise UnreadableParcel from None


def _private(number: int) -> ec.EllipticCurvePrivateKey:
    """The ring's key of that number as one to agree by. Raises KeyError where the ring has none of it."""
    # Half as long again as the curve's order: what is left of it by division leans to no side.
    drawn = int.from_bytes(crypto.ring().derived(number, "outbox parcels", 48), "big")
    return ec.derive_private_key(drawn % (_ORDER - 1) + 1, _CURVE)


def _public(point: bytes) -> ec.EllipticCurvePublicKey:
    """Raises ValueError for what is no point of the curve."""
    if len(point) != _POINT_BYTES:
        raise ValueError("no uncompressed point")
    return ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)


def _is_signed(written: bytes, signature: bytes, key: bytes) -> bool:
    # Browsers write a signature as its two numbers side by side.
    halves = (int.from_bytes(half, "big") for half in (signature[:_HALF], signature[_HALF:]))
    try:
        _public(key).verify(encode_dss_signature(*halves), _SIGNED + written, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True
