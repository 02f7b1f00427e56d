"""The keys of a deployment, sealed to a key that only paper has.

A backup that lies beside its keys is open to whoever finds it, and one whose keys are lost is noise. So the
keys go into every backup, sealed to a public key. Its private half is drawn once, given out as shares to be
printed (any so many of them are enough), and forgotten; or it is made of a passphrase each time. What a
backup needs to seal is the public half alone, so new keys are sealed without anybody fetching the paper.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

KEY_BYTES = 32
SALT_BYTES = 16
SHARES, PASSPHRASE = "shares", "passphrase"
LEAST_PASSPHRASE = 16
# A try takes half a second and 128 MB.
COST = 1 << 17


class NotOpened(Exception):
    """These shares, or this passphrase, do not open it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """To whom keys are sealed: the public half, and how the private one is had."""

    public: bytes
    how: str
    salt: bytes = b""
    need: int = 0
    of: int = 0

    def dump(self) -> str:
        """The file's text; no secret."""
        return json.dumps(
            {
                "public": self.public.hex(),
                "how": self.how,
                "salt": self.salt.hex(),
                "need": self.need,
                "of": self.of,
            }
        )

    @classmethod
    def load(cls, text: str) -> Holder:
        """Raises ValueError."""
        try:
            said = json.loads(text)
            return cls(
                bytes.fromhex(said["public"]),
                str(said["how"]),
                bytes.fromhex(said["salt"]),
                int(said["need"]),
                int(said["of"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not a holder of keys") from error


def by_shares(need: int, of: int) -> tuple[Holder, list[str]]:
    """A new holder, and what is to be printed. Raises ValueError for numbers that make no sense."""
    private = os.urandom(KEY_BYTES)
    try:
        shares = generate_mnemonics(1, [(need, of)], private)[0]
    except MnemonicError as error:
        raise ValueError(str(error)) from error
    return Holder(_public(private), SHARES, need=need, of=of), shares


def by_passphrase(passphrase: str) -> Holder:
    """A holder whose private half is made of a passphrase. Raises ValueError for a short one."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise ValueError(f"at least {LEAST_PASSPHRASE} characters")
    salt = os.urandom(SALT_BYTES)
    return Holder(_public(_of_passphrase(passphrase, salt)), PASSPHRASE, salt)


def seal(files: Mapping[str, bytes], holder: Holder) -> str:
    """Files by name, as a text that only the private half opens. `digest` tells whether they have changed."""
    content = json.dumps({name: base64.b64encode(one).decode() for name, one in sorted(files.items())})
    ours = X25519PrivateKey.generate()
    shared = ours.exchange(X25519PublicKey.from_public_bytes(holder.public))
    ephemeral = ours.public_key().public_bytes_raw()
    nonce = os.urandom(12)
    sealed = AESGCM(_drawn(shared, ephemeral, holder.public)).encrypt(nonce, content.encode(), ephemeral)
    return json.dumps(
        {
            "holder": json.loads(holder.dump()),
            "digest": digest(files),
            "ephemeral": ephemeral.hex(),
            "nonce": nonce.hex(),
            "sealed": base64.b64encode(sealed).decode(),
        }
    )


def digest(files: Mapping[str, bytes]) -> str:
    """Tells whether two sets of keys are the same, and nothing of either: what is in them is random."""
    told = hashlib.sha256()
    for name, content in sorted(files.items()):
        told.update(f"{name}\x00{len(content)}\x00".encode() + content)
    return told.hexdigest()


def holder_of(sealed: str) -> Holder:
    """To whom it was sealed. Raises ValueError."""
    return Holder.load(json.dumps(_parts(sealed)["holder"]))


def digest_of(sealed: str) -> str:
    """Of which files. Raises ValueError."""
    return str(_parts(sealed)["digest"])


def open_with_shares(sealed: str, shares: Sequence[str]) -> dict[str, bytes]:
    """The files. Raises NotOpened, ValueError."""
    try:
        private = combine_mnemonics(shares)
    except MnemonicError as error:
        raise NotOpened(str(error)) from error
    return _opened(sealed, private)


def open_with_passphrase(sealed: str, passphrase: str) -> dict[str, bytes]:
    """The files. Raises NotOpened, ValueError."""
    return _opened(sealed, _of_passphrase(passphrase, holder_of(sealed).salt))


def _opened(sealed: str, private: bytes) -> dict[str, bytes]:
    said = _parts(sealed)
    try:
        ephemeral, nonce = bytes.fromhex(said["ephemeral"]), bytes.fromhex(said["nonce"])
        shared = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(ephemeral)
        )
        key = _drawn(shared, ephemeral, _public(private))
        content = json.loads(AESGCM(key).decrypt(nonce, base64.b64decode(said["sealed"]), ephemeral))
        return {str(name): base64.b64decode(one) for name, one in content.items()}
    except (InvalidTag, binascii.Error) as error:
        raise NotOpened("it was sealed to another") from error


def _parts(sealed: str) -> dict[str, Any]:
    said = json.loads(sealed)
    if not isinstance(said, dict) or not {"holder", "digest", "ephemeral", "nonce", "sealed"} <= set(said):
        raise ValueError("no sealed keys")
    return said


def _drawn(shared: bytes, ephemeral: bytes, public: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=ephemeral + public, info=b"escrow").derive(shared)


def _public(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def _of_passphrase(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=COST, r=8, p=1).derive(passphrase.encode())
