"""The county's own authority: what it makes a browser's library takes, and what is wrong is told."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from pingan.operations import certificates
from pingan.operations.certificates import Place

NOW = datetime(2026, 12, 1, tzinfo=UTC)
NAMES = ["grid.example.org", "192.0.2.8", "2001:db8::8"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "tls")


def wrong(place: Place, names: list[str] = NAMES, now: datetime = NOW) -> list[str]:
    return [one.word for one in certificates.faults(place.site, place.site_key, place.root, names, now)]


def test_it_is_made_once_and_renewed_in_time(place: Place) -> None:
    assert certificates.make(place, NAMES, NOW) == ["root", "site"]
    assert certificates.make(place, NAMES, NOW) == []
    assert wrong(place) == []
    days = certificates.days_left(place.site, NOW)
    assert days is not None
    root = place.root.read_bytes()
    late = NOW + timedelta(days=days - 29)
    assert wrong(place, now=late) == ["ends soon"]
    assert certificates.make(place, NAMES, late) == ["site"]
    assert (wrong(place, now=late), place.root.read_bytes()) == ([], root)
    assert certificates.make(place, NAMES, late, anew=True) == ["site"]


def test_the_library_of_everybody_takes_it(place: Place) -> None:
    """A whole handshake, in memory: by name and by address, and not by another name."""
    certificates.make(place, NAMES, certificates.now())
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(place.site, place.site_key)
    client = ssl.create_default_context(cafile=str(place.root))
    for name in NAMES:
        greet(client, server, name)
    with pytest.raises(ssl.SSLCertVerificationError):
        greet(client, server, "other.example.org")


def greet(client: ssl.SSLContext, server: ssl.SSLContext, name: str) -> None:
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    one = client.wrap_bio(to_client, to_server, server_hostname=name)
    other = server.wrap_bio(to_server, to_client, server_side=True)
    waiting = [one, other]
    while waiting:
        for side in list(waiting):
            try:
                side.do_handshake()
                waiting.remove(side)
            except ssl.SSLWantReadError:
                continue


def test_the_root_vouches_for_nobody_else(place: Place) -> None:
    """Phones that trust it are no more open than before: what it signs for another name is not believed."""
    certificates.make(place, NAMES[:1], NOW)
    certificates._make_site(place, ["mail.example.com"], NOW)
    assert wrong(place, ["mail.example.com"]) == ["chain"]
    assert certificates.make(place, ["mail.example.com"], NOW) == ["root", "site"]
    assert wrong(place, ["mail.example.com"]) == []


def test_what_is_wrong_is_told(place: Place, tmp_path: Path) -> None:
    assert wrong(place) == ["unreadable"]
    certificates.make(place, NAMES[:1], NOW)
    assert wrong(place) == ["name", "name"]
    assert wrong(place, NAMES[:1], NOW - timedelta(days=2)) == ["not yet"]
    assert wrong(place, NAMES[:1], NOW + timedelta(days=400)) == ["expired"]
    other = Place(tmp_path / "other")
    certificates.make(other, NAMES[:1], NOW)
    found = certificates.faults(place.site, other.site_key, place.root, NAMES[:1], NOW)
    assert next(found).word == "key"
    found = certificates.faults(place.site, place.site_key, other.root, NAMES[:1], NOW)
    assert [(one.word, one.serious) for one in found] == [("chain", True)]


def test_keys_are_their_owners_alone_and_the_fingerprint_is_the_roots(place: Place) -> None:
    certificates.make(place, NAMES, NOW)
    assert {one.stat().st_mode & 0o077 for one in (place.root_key, place.site_key)} == {0}
    root = x509.load_pem_x509_certificate(place.root.read_bytes())
    said = place.fingerprint.read_text(encoding="ascii").replace(":", "").lower()
    assert said == root.fingerprint(certificates.hashes.SHA256()).hex()
