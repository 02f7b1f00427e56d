"""The nginx template becomes a file nginx accepts, also where paths have spaces."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ops.ports import is_ours

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return tmp_path / "a place" / "var"


WRITE = 'open_var; PORT=18080 DB_PORT=5432; app_env; write_proxy_settings; cat "$RUN/nginx.conf"'


def accepted(var: Path) -> None:
    assert NGINX
    tried = subprocess.run(
        [NGINX, "-t", "-e", "stderr", "-p", str(var / "run"), "-c", str(var / "run" / "nginx.conf")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert tried.returncode == 0, tried.stderr


def test_every_way_to_a_server_says_the_host_and_hides_what_clients_claim() -> None:
    """nginx hands no header down to a location that sets one of its own."""
    template = (Path(__file__).parents[2] / "ops" / "nginx.conf.in").read_text(encoding="utf-8")
    server = template[template.index("    server {") :]
    said = set(re.findall(r"^        proxy_set_header (Host|X-\S+|Forwarded) ", server, re.MULTILINE))
    assert {"Host", "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded"} <= said
    for place in re.findall(r"^        location [^{]+\{.*?^        \}", server, re.MULTILINE | re.DOTALL):
        if "proxy_set_header" in place:
            assert said <= set(re.findall(r"proxy_set_header (\S+)", place)), place


def test_nginx_accepts_the_settings(shell: Callable[[str], str], var: Path) -> None:
    var.parent.mkdir()
    settings = shell(f"export PINGAN_TRUSTED_PROXIES='10.0.0.1 10.0.0.2' PINGAN_HTTPS=1; {WRITE}")
    assert "set_real_ip_from 10.0.0.2;" in settings
    assert "X-Forwarded-Proto https;" in settings
    assert set(re.findall(r"@\w+", settings)) == {"@too_large", "@unavailable"}
    accepted(var)


@pytest.mark.parametrize(
    ("bound", "lines", "names"),
    [
        ("127.0.0.1", ["127.0.0.1:18080"], ""),
        ("::1", ["[::1]:18080"], ""),
        ("[::1]", ["[::1]:18080"], ""),
        ("127.0.0.1 ::1", ["127.0.0.1:18080", "[::1]:18080"], ""),
        ("::", ["[::]:18080 ipv6only=off"], None),
        ("0.0.0.0, ::", ["0.0.0.0:18080", "[::]:18080"], None),
        ("127.0.0.1 fe80::1", ["127.0.0.1:18080", "[fe80::1]:18080"], ",[fe80::1]"),
    ],
)
def test_every_kind_of_address_is_listened_to(
    shell: Callable[[str], str], var: Path, bound: str, lines: list[str], names: str | None
) -> None:
    var.parent.mkdir()
    settings = shell(f"PINGAN_BIND='{bound}'; set_paths; {WRITE}")
    assert [
        line.strip().removesuffix(";")
        for part in re.findall(r"^\s*listen (.+)$", settings, re.MULTILINE)
        for line in part.split("; listen ")
    ] == lines
    # A link's own address cannot be had without its interface, and a machine may be without IPv6.
    if "fe80" not in bound and all(map(is_ours, re.findall(r"[\d.:]+", bound))):
        accepted(var)
    told = shell(f"PINGAN_BIND='{bound}'; set_paths; own_names")
    assert told.startswith("localhost,127.0.0.1,[::1]")
    if names is None:
        assert not re.search(r",[^\[,]*:", told), "an IPv6 address without its brackets is no name of a host"
    else:
        assert told == f"localhost,127.0.0.1,[::1]{names}"
