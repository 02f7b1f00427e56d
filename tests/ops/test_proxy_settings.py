"""The nginx template becomes a file nginx accepts, also where paths have spaces."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return tmp_path / "a place" / "var"


def test_nginx_accepts_the_settings(shell: Callable[[str], str], var: Path) -> None:
    var.parent.mkdir()
    script = 'open_var; PORT=18080 DB_PORT=5432; app_env; write_proxy_settings; cat "$RUN/nginx.conf"'
    settings = shell(f"export PINGAN_TRUSTED_PROXIES='10.0.0.1 10.0.0.2' PINGAN_HTTPS=1; {script}")
    assert "set_real_ip_from 10.0.0.2;" in settings
    assert "X-Forwarded-Proto https;" in settings
    assert set(re.findall(r"@\w+", settings)) == {"@too_large", "@unavailable"}
    assert NGINX
    tried = subprocess.run(
        [NGINX, "-t", "-e", "stderr", "-p", str(var / "run"), "-c", str(var / "run" / "nginx.conf")],
        capture_output=True,
        text=True,
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
