"""Personal data at rest: sealed columns, a ring of keys, and a blind index for exact look-ups.

A sealed value is `algorithm (1 byte) | key number (2) | nonce (12) | ciphertext and tag`. Its table,
column and row are bound into the tag, so a ciphertext copied to another row or column does not open.
"""

from __future__ import annotations

import hmac
import json
import os
import stat
import struct
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from pingan.core.kept import FOREVER, Kept

AES_256_GCM = 1
KEY_BYTES = 32
NONCE_BYTES = 12
INDEX_BYTES = 16
_HEADER = struct.Struct(">BH")


class DoesNotOpen(Exception):
    """A sealed value was altered, moved from its row, or its key is not in the ring."""


class NoRing(ImproperlyConfigured):
    """There is no key ring, or what lies there is none."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of one deployment. `active` seals; the others still open what they once sealed."""

    active: int
    keys: Mapping[int, bytes]
    index_key: bytes

    @classmethod
    def fresh(cls) -> KeyRing:
        """A ring with one new random key."""
        return cls(1, {1: os.urandom(KEY_BYTES)}, os.urandom(KEY_BYTES))

    @classmethod
    def load(cls, file: Path) -> KeyRing:
        """Read the file. Raises NoRing when absent, malformed or readable by others."""
        try:
            if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise NoRing(f"{file} must be readable by its owner only (chmod 600).")
            raw = json.loads(file.read_text(encoding="utf-8"))
            keys = {int(number): b64decode(key, validate=True) for number, key in raw["keys"].items()}
            ring = cls(int(raw["active"]), keys, b64decode(raw["index"], validate=True))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise NoRing(f"{file} is not a key ring: run `manage.py make_secrets`.") from error
        if ring.active not in keys or any(len(key) != KEY_BYTES for key in (*keys.values(), ring.index_key)):
            raise NoRing(f"{file} holds a key of the wrong length or lacks the active one.")
        return ring

    def with_new_key(self) -> KeyRing:
        """The same ring with one more key, now active. Values move to it as their rows are saved."""
        number = max(self.keys) + 1
        return KeyRing(number, {**self.keys, number: os.urandom(KEY_BYTES)}, self.index_key)

    def with_index(self, index_key: bytes) -> KeyRing:
        """The same keys with another for fingerprints: those of a county that comes from elsewhere."""
        return KeyRing(self.active, self.keys, index_key)

    def dump(self) -> str:
        """The file's text."""
        keys = {str(number): b64encode(key).decode() for number, key in self.keys.items()}
        return json.dumps(
            {"active": self.active, "keys": keys, "index": b64encode(self.index_key).decode()}, indent=1
        )

    def derived(self, number: int, purpose: str, length: int) -> bytes:
        """Bytes for another purpose, made of a key of the ring: as old, as secret and as well kept as that.

        Raises KeyError for a key that is not in the ring.
        """
        drawn = HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose.encode())
        return drawn.derive(self.keys[number])

    def seal(self, value: str, place: str) -> bytes:
        """Encrypt `value` for `place` (`table.column.row`)."""
        header, nonce = _HEADER.pack(AES_256_GCM, self.active), os.urandom(NONCE_BYTES)
        sealed = AESGCM(self.keys[self.active]).encrypt(nonce, value.encode(), header + place.encode())
        return header + nonce + sealed

    def open(self, sealed: bytes, place: str) -> str:
        """Decrypt. Raises DoesNotOpen unless it was sealed for this very `place` with a key of the ring."""
        header, rest = sealed[: _HEADER.size], sealed[_HEADER.size :]
        try:
            key = self.keys[_key_number(header)]
            opened = AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], header + place.encode())
        except (KeyError, ValueError, InvalidTag):
            raise DoesNotOpen(place) from None
        return opened.decode()


def _key_number(sealed: bytes) -> int:
    """Raises ValueError for a short value or an algorithm we do not have."""
    if len(sealed) < _HEADER.size:
        raise ValueError("too short")
    algorithm, number = _HEADER.unpack_from(sealed)
    if algorithm != AES_256_GCM:
        raise ValueError("unknown algorithm")
    return int(number)


def ring_file() -> Path:
    """Where the ring of this deployment lives."""
    return Path(settings.SECRET_DIR) / "field_keys.json"


def ring() -> KeyRing:
    """The deployment's ring, read once per process and again when the file has changed (key rotation)."""
    file = ring_file()
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _rings.get(file, changed)


def replace_ring(by: KeyRing) -> None:
    """Another ring for this deployment: whole or not at all, since half a ring opens nothing."""
    file = ring_file()
    draft, owner = file.with_suffix(".new"), file.stat()
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(by.dump() + "\n")
        if os.geteuid() == 0:
            os.fchown(out.fileno(), owner.st_uid, owner.st_gid)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def unfit() -> str:
    """Why the ring does not serve this database: `keys_missing`, `keys_do_not_fit`; empty when it does.

    Tried on the oldest and the newest value of each sealed column, until it has fitted once: a ring that is
    another deployment's opens none of them, one that lost its old keys not the oldest.
    """
    try:
        keys = ring()
    except NoRing:
        return "keys_missing"
    if keys is not _fitted.get("ring"):
        try:
            for sealed, place in _samples():
                keys.open(sealed, place)
        except DoesNotOpen:
            return "keys_do_not_fit"
        _fitted["ring"] = keys
    return ""


_fitted: dict[str, KeyRing] = {}


def _samples() -> Iterator[tuple[bytes, str]]:
    for model in filter(lambda model: model._meta.managed, apps.get_models()):
        for field in model._meta.concrete_fields:
            if isinstance(field, EncryptedTextField):
                filled = model._default_manager.filter(**{f"{field.attname}__isnull": False})
                for order in ("pk", "-pk"):
                    for row, sealed in filled.order_by(order).values_list("pk", field.attname)[:1]:
                        yield sealed, field.place_of(row)


def _load(file: Path, _changed: int) -> KeyRing:
    return KeyRing.load(file)


_rings = Kept(_load, FOREVER)


def blind_index(value: str, *, field: str) -> bytes:
    """A 128-bit fingerprint for exact look-up of a sealed value, different for each `field`.

    Spelling is evened out first (full-width forms, spaces, hyphens, case). An ID number has few likely
    values, so whoever holds the index key can guess: it stays outside the database, and look-ups are
    journalled and limited.
    """
    even = "".join(unicodedata.normalize("NFKC", value).split()).replace("-", "").upper()
    message = f"{field}\x00{even}".encode()
    return hmac.digest(ring().index_key, message, "sha256")[:INDEX_BYTES]


class Sealed(bytes):
    """A sealed value as it lies in the table."""

    __slots__ = ()


class _SealedAttribute(DeferredAttribute):
    """Opens on reading. The row keeps the sealed form, so plain text lives only as long as its reader."""

    field: EncryptedTextField

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        return ring().open(value, self.field.place(instance)) if isinstance(value, Sealed) else value

    # With a setter the descriptor goes before the instance's own dict, which is what lets it open on reading.
    def __set__(self, instance: models.Model, value: str | Sealed | None) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]  # not generic at run time
    """Text that lies encrypted in the table and opens when the attribute is read.

    Written by `save()` and `bulk_create()` only, because sealing needs the row's id; `update()` and
    every look-up except `isnull` are refused (use a blind index). The primary key must be a UUID.
    A row saved after a key rotation is sealed anew with the active key.
    """

    descriptor_class = _SealedAttribute

    def place(self, instance: models.Model) -> str:
        """What the tag binds: table, column and row."""
        if not isinstance(instance.pk, UUID):
            raise FieldError(f"{self} needs the row's id before it can be sealed.")
        return self.place_of(instance.pk)

    def place_of(self, row: UUID) -> str:
        """The same for a row whose id is all that is known of it."""
        return f"{self.model._meta.db_table}.{self.column}.{row}"

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        """The sealed form of what the row holds."""
        value = model_instance.__dict__.get(self.attname)
        if value is None:
            return None
        if isinstance(value, Sealed):
            if _key_number(value) == ring().active:
                return value
            value = ring().open(value, self.place(model_instance))
        if not isinstance(value, str):
            raise TypeError(f"{self} holds text.")
        sealed = Sealed(ring().seal(value, self.place(model_instance)))
        model_instance.__dict__[self.attname] = sealed
        return sealed

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Refuse anything unsealed, so plain text cannot reach the table by any path."""
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(f"{self} is written by save() and bulk_create() only.")
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, *_args: Any) -> Sealed | None:
        """Wrap what the driver returns."""
        return None if value is None else Sealed(value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull`: equal texts have different sealed forms, so any comparison would lie."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def check(self, **options: Any) -> list[checks.CheckMessage]:
        """The primary key must be a UUID, which is known before the row is written."""
        found = super().check(**options)
        if not isinstance(self.model._meta.pk, models.UUIDField):
            found.append(
                checks.Error("An encrypted field needs a UUID primary key.", obj=self, id="core.E003")
            )
        return found
