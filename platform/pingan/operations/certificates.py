"""The county's own authority, for a network that no public one reaches, and what is wrong with a certificate.

The root goes into the phones of a whole county, so it may vouch for the names of this platform and for
nothing else (name constraints): whoever stole it could not read anybody's other mail. Another name needs
another root.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

ROOT_LASTS = timedelta(days=3650)
# Phones refuse longer ones.
SITE_LASTS = timedelta(days=397)
RENEWED_BEFORE = timedelta(days=30)
URGENT = timedelta(days=14)
# A phone whose clock is a little late.
_SINCE = timedelta(days=1)
_SYSTEM_ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """Where the authority and its certificate lie."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "root.crt"

    @property
    def root_key(self) -> Path:
        return self.folder / "root.key"

    @property
    def site(self) -> Path:
        return self.folder / "site.crt"

    @property
    def site_key(self) -> Path:
        return self.folder / "site.key"

    @property
    def fingerprint(self) -> Path:
        return self.folder / "root.sha256"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a certificate: a word, whether it stands in the way, and what it is about."""

    word: str
    serious: bool
    detail: str


def make(place: Place, names: Sequence[str], now: datetime, *, anew: bool = False) -> list[str]:
    """See that there is a root, and a certificate for these names that lasts; which of them were made."""
    made = []
    place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _root_vouches(place, names):
        _make_root(place, names, now)
        made.append("root")
    if made or anew or not _site_lasts(place, names, now):
        _make_site(place, names, now)
        made.append("site")
    return made


def faults(certificate: Path, key: Path, roots: Path, names: Sequence[str], now: datetime) -> Iterator[Fault]:
    """What a browser, or the operator, would find wrong."""
    try:
        chain = x509.load_pem_x509_certificates(certificate.read_bytes())
        held = serialization.load_pem_private_key(key.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        yield Fault("unreadable", True, type(error).__name__)
        return
    site = chain[0]
    if site.public_key() != held.public_key():
        yield Fault("key", True, "")
    for name in names:
        if not _covers(site, name):
            yield Fault("name", True, name)
    yield from _dates(site, now)
    if site.not_valid_before_utc <= now <= site.not_valid_after_utc and not _chains(chain, roots, names, now):
        yield Fault("chain", True, roots.name)


def days_left(certificate: Path, now: datetime) -> int | None:
    """So many whole days; None where it cannot be read."""
    try:
        site = x509.load_pem_x509_certificates(certificate.read_bytes())[0]
    except (OSError, ValueError):
        return None
    return (site.not_valid_after_utc - now).days


def roots_of(place: Place, *, own: bool) -> Path:
    """Whom a certificate leads up to: ours, or those that the system trusts."""
    return place.root if own else _SYSTEM_ROOTS


def _dates(site: x509.Certificate, now: datetime) -> Iterator[Fault]:
    until = site.not_valid_after_utc
    if now < site.not_valid_before_utc:
        yield Fault("not yet", True, f"{site.not_valid_before_utc:%Y-%m-%d}")
    elif now > until:
        yield Fault("expired", True, f"{until:%Y-%m-%d}")
    elif until - now < RENEWED_BEFORE:
        yield Fault("ends soon", until - now < URGENT, f"{until:%Y-%m-%d}")


def _chains(chain: Sequence[x509.Certificate], roots: Path, names: Sequence[str], now: datetime) -> bool:
    try:
        store = Store(x509.load_pem_x509_certificates(roots.read_bytes()))
        verifier = PolicyBuilder().store(store).time(now).build_server_verifier(_subject(names[0]))
        verifier.verify(chain[0], list(chain[1:]))
    except (OSError, ValueError, VerificationError):
        return False
    return True


def _covers(site: x509.Certificate, name: str) -> bool:
    try:
        told = site.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    address = _address(name)
    if address is not None:
        return address in told.get_values_for_type(x509.IPAddress)
    listed = {one.lower() for one in told.get_values_for_type(x509.DNSName)}
    _host, _, parent = name.lower().partition(".")
    return name.lower() in listed or f"*.{parent}" in listed


def _root_vouches(place: Place, names: Sequence[str]) -> bool:
    """Whether there is one, for these names."""
    try:
        root = x509.load_pem_x509_certificate(place.root.read_bytes())
        place.root_key.read_bytes()
        constraints = root.extensions.get_extension_for_class(x509.NameConstraints).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        return False
    permitted = set(constraints.permitted_subtrees or [])
    return set(_permitted(names)) <= permitted


def _site_lasts(place: Place, names: Sequence[str], now: datetime) -> bool:
    return not list(faults(place.site, place.site_key, place.root, names, now))


def _make_root(place: Place, names: Sequence[str], now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"PingAn Grid {names[0]}"[:64]),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "PingAn Grid"),
        ]
    )
    root = (
        _builder(name, name, key.public_key(), now, ROOT_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.NameConstraints(_permitted(names), None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(place.root_key, _pem(key))
    _write(place.root, root.public_bytes(serialization.Encoding.PEM))
    _write(place.fingerprint, root.fingerprint(hashes.SHA256()).hex(":").upper().encode())


def _make_site(place: Place, names: Sequence[str], now: datetime) -> None:
    root = x509.load_pem_x509_certificate(place.root.read_bytes())
    signer = serialization.load_pem_private_key(place.root_key.read_bytes(), None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{place.root_key} is no key of ours")
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
    site = (
        _builder(subject, root.subject, key.public_key(), now, SITE_LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .sign(signer, hashes.SHA256())
    )
    # The key first: whoever reads in between has a pair that does not fit, and is started again.
    _write(place.site_key, _pem(key))
    _write(place.site, site.public_bytes(serialization.Encoding.PEM))


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    public: ec.EllipticCurvePublicKey,
    now: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SINCE)
        .not_valid_after(now - _SINCE + lasts)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _permitted(names: Sequence[str]) -> list[x509.GeneralName]:
    return [
        x509.DNSName(name) if (address := _address(name)) is None else x509.IPAddress(_network(address))
        for name in names
    ]


def _network(address: Address) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    return ipaddress.ip_network(address)


def _general(name: str) -> x509.GeneralName:
    address = _address(name)
    return x509.DNSName(name) if address is None else x509.IPAddress(address)


def _subject(name: str) -> x509.DNSName | x509.IPAddress:
    address = _address(name)
    return x509.DNSName(name) if address is None else x509.IPAddress(address)


def _address(name: str) -> Address | None:
    try:
        return ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return None


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(file: Path, content: bytes) -> None:
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def now() -> datetime:
    """By the clock of the machine: a certificate knows no other."""
    return datetime.now(UTC)
