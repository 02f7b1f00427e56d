"""The nginx template becomes a file nginx accepts, also where paths have spaces."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation

from ops.ports import is_ours
from pingan.core import errors
from pingan.core.api.parsers import DEFAULT_MAX_BODY, StrictJSONParser
from pingan.core.errors import Problem
from pingan.operations import certificates
from pingan.operations.certificates import Place
from tests.contract.test_policy_matrix import api_views

from .conftest import ROOT

TEMPLATE = (ROOT / "ops" / "nginx.conf.in").read_text(encoding="utf-8")
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
    assert "add_header Strict-Transport-Security 'max-age=31536000'" in settings
    assert re.findall(r"@\w+", settings) == []
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


def test_signing_in_is_slowed_down_before_it_costs_anything() -> None:
    """Delayed, not refused: only a flood beyond a whole office's is."""
    for address in ("session", "session/confirm"):
        assert f"'POST /api/v1/{address}' $binary_remote_addr;" in TEMPLATE
    rest = re.search(r"^        location / \{.*?^        \}", TEMPLATE, re.MULTILINE | re.DOTALL)
    assert rest is not None
    assert re.search(r"limit_req zone=signing_in burst=\d\d;", rest[0])
    assert "nodelay" not in TEMPLATE


def test_no_body_and_no_answer_is_written_to_the_disk() -> None:
    """Each place that lets in more also keeps it in memory; a longer answer waits at its server."""
    let_in = re.findall(r"client_max_body_size (\w+);\s+client_body_buffer_size (\w+);", TEMPLATE)
    assert let_in == [("64k", "64k"), ("12m", "12m"), ("4m", "4m"), ("1m", "1m")]
    others = set(re.findall(r"client_max_body_size (\w+);", TEMPLATE)) - {"64k", "12m", "1m", "4m"}
    assert others == {"0"}, "only places that read no body at all may be without a bound"
    assert "proxy_max_temp_file_size 0;" in TEMPLATE


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/api/v1/cases/0/photos/0", "12m"),
        ("/api/v1/cases/0/files/0", "12m"),
        ("/api/v1/outbox", "1m"),
        ("/api/v1/outbox/parcels", "1m"),
        ("/api/v1/outbox/key", ""),
        ("/api/v1/config", "4m"),
        ("/api/v1/config/limits/preview", "4m"),
        ("/api/v1/incoming/preview", "4m"),
        ("/api/v1/incoming/batches/0", "4m"),
        ("/api/v1/incoming/0/accept", ""),
        ("/api/v1/staff/rolls", ""),
        ("/api/v1/cases", ""),
    ],
)
def test_whatever_the_platform_reads_more_of_comes_in_whole(address: str, most: str) -> None:
    assert "".join(_let_in(address)) == most


def _let_in(address: str) -> list[str]:
    """What the place of an address lets in; none where it has no place of its own."""
    places = re.findall(r"location [~=] (\S+) \{\s+client_max_body_size (\w+);", TEMPLATE)
    return [size for place, size in places if re.search(place, address)]


def test_no_view_reads_more_than_the_proxy_lets_in() -> None:
    """Whoever adds a view that takes a file hears of it here, and not from the first county."""
    taking = [
        re.sub(r"<[^>]*>", "0", f"/{address}")
        for address, view in api_views()
        if {"POST", "PUT"} & set(getattr(view, "operations", {}))
        and (getattr(view, "max_body", 0) > DEFAULT_MAX_BODY or not _reads_json(view))
    ]
    assert {"/api/v1/staff/rolls/0", "/api/v1/papers/templates/0", "/api/v1/config"} <= set(taking)
    assert [address for address in taking if not _let_in(address)] == []


def _reads_json(view: type) -> bool:
    return list(getattr(view, "parser_classes", [StrictJSONParser])) == [StrictJSONParser]


PROBLEMS: list[type[Problem]] = [
    errors.BadInput,
    errors.Unauthenticated,
    errors.NotFound,
    errors.MethodNotAllowed,
    errors.TooLarge,
    errors.TooMany,
    errors.Unavailable,
]


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize(("language", "django_language"), [("zh", "zh-hans"), ("en", "en")])
def test_the_proxy_says_what_the_platform_would_say(
    problem: type[Problem], language: str, django_language: str
) -> None:
    titles = dict(re.findall(r"'(\w\w \w+)' '([^']+)';", TEMPLATE.split("$problem_title {")[1].split("}")[0]))
    with translation.override(django_language):
        assert titles[f"{language} {problem.code}"] == str(problem.title)


def test_what_the_proxy_calls_an_error_the_platform_calls_it_too() -> None:
    codes = dict(re.findall(r"(\d{3}) (\w+);", TEMPLATE.split("$problem_code {")[1].split("}")[0]))
    known = {str(problem.status): problem for problem in PROBLEMS}
    for status, code in codes.items():
        # Too long an address or head has a number of its own in HTTP, and is too large all the same.
        problem = known.get(status, errors.TooLarge)
        assert code == problem.code
    waits = dict(re.findall(r"(\d{3}) (\w+);", TEMPLATE.split("$problem_retry {")[1].split("}")[0]))
    assert waits == {
        status: known[status].retry for status in codes if known.get(status, errors.TooLarge).retry != "never"
    }


def test_the_error_log_has_no_queries(shell: Callable[[str], str], var: Path) -> None:
    """Whatever bytes they are: an address need not be UTF-8."""
    var.parent.mkdir()
    request = 'request: "GET /a?q=\\0346\\0235\\0216\\0377x HTTP/1.1"'
    rest = 'upstream: "http://unix:/s:/a?q=13800138000", referrer: "http://h/?p=Zhang"'
    said = shell(
        f"""
        open_var; mkdir -p "$RUN/nginx"
        {{ without_queries; }} 2>"$RUN/told"
        printf '%b' '1 [error] {request}, {rest}\\n' >"$RUN/nginx/errors"
        wait; cat "$RUN/told"
        """
    )
    kept = 'request: "GET /a?… HTTP/1.1", upstream: "http://unix:/s:/a?… referrer: "http://h/?…'
    assert said == f"1 [error] {kept}\n"


def test_a_server_that_moves_is_found_again(shell: Callable[[str], str], var: Path) -> None:
    """Containers made anew have new addresses; a name in an `upstream` is looked up once and for all."""
    var.parent.mkdir()
    settings = shell(f"export PINGAN_WEB=web:8001 PINGAN_LIVE=live:8002; {WRITE}")
    assert "upstream web" not in settings
    assert re.search(r"resolver \S+ valid=5s;", settings)
    assert 'map "" $to_web { default "web:8001"; }' in settings
    accepted(var)


def test_on_one_machine_connections_are_kept(shell: Callable[[str], str], var: Path) -> None:
    var.parent.mkdir()
    settings = shell(WRITE)
    assert "keepalive 32" in settings
    assert "resolver" not in settings
    accepted(var)


TLS = (
    "export PINGAN_TLS_NAME='grid.example.org 192.0.2.8'; set_paths; open_var; TLS_PORT=18443;"
    ' mkdir -p "$VAR/tls"; cp "$MADE"/* "$VAR/tls/"; '
)


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    place = Place(tmp_path / "made")
    certificates.make(place, ["grid.example.org", "192.0.2.8"], certificates.now())
    return place.folder


def test_https_of_its_own_and_http_that_only_leads_there(
    shell: Callable[[str], str], var: Path, authority: Path
) -> None:
    var.parent.mkdir()
    settings = shell(f"MADE='{authority}'; {TLS} {WRITE}")
    assert "listen 127.0.0.1:18443 ssl;" in settings
    assert "return 308 https://grid.example.org:18443$request_uri;" in settings
    assert "X-Forwarded-Proto https;" in settings
    # Nobody is bound to HTTPS for a year before the certificate has held a week.
    assert "max-age" not in settings.replace("max-age=31536000, immutable", "").replace("max-age=3600", "")
    plain = settings[settings.index("server { listen 127.0.0.1:18080") :].split("\n")[0]
    assert plain.count("proxy_pass") == 1
    assert "deny all; proxy_http_version 1.1; proxy_pass http://$to_web;" in plain
    accepted(var)
    assert "grid.example.org:18443/m/" in (var / "run/nginx/ca.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("PINGAN_TLS_NAME='grid.example.org other' TLS_PORT=443", "https://grid.example.org"),
        ("PINGAN_TLS_NAME=192.0.2.8 TLS_PORT=8443", "https://192.0.2.8:8443"),
        ("PINGAN_TLS_NAME=2001:db8::8 TLS_PORT=8443", "https://[2001:db8::8]:8443"),
        ("PORT=8081", "http://localhost:8081"),
    ],
)
def test_links_in_notices_lead_where_browsers_come(
    settings: str, address: str, shell: Callable[[str], str]
) -> None:
    assert shell(f"{settings}; set_paths; public_address") == address


def test_a_certificate_that_is_given_hands_out_no_root(
    shell: Callable[[str], str], var: Path, authority: Path
) -> None:
    var.parent.mkdir()
    given = f"export PINGAN_TLS_CERTIFICATE='{authority}/site.crt' PINGAN_TLS_KEY='{authority}/site.key';"
    settings = shell(f"MADE='{authority}'; {given} export PINGAN_HSTS=1; {TLS} rm -r \"$VAR/tls\"; {WRITE}")
    assert "location = /ca" not in settings
    assert "max-age=31536000" in settings
    accepted(var)
