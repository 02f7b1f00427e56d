"""The front door under a Chinese locale that is not UTF-8. The end-to-end tests start the platform so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import locales
from tests.ops.conftest import ROOT, Run, run_script


@pytest.fixture(scope="module")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return locales.gbk(tmp_path_factory.mktemp("locale"))


def test_the_locale_is_what_it_says(gbk: dict[str, str]) -> None:
    """Or the tests below would prove nothing."""
    told = subprocess.run(
        [sys.executable, "-c", "open('/dev/null').encoding.upper() == 'GBK' or exit(1)"],
        env=os.environ | gbk,
        check=False,
    )
    assert told.returncode == 0


def test_front_door_speaks_and_looks(run: Run, gbk: dict[str, str]) -> None:
    """To the terminal as it is; what programs read stays UTF-8."""
    assert "用法" in run("help", encoding="gbk", **gbk).stdout
    assert "平台没有在运行 · The platform" in run("status", encoding="gbk", **gbk).stderr
    assert "没有这个命令" in run("nonsense", encoding="gbk", **gbk).stderr
    assert json.loads(run("doctor", "--json", PINGAN_PORT="no port", **gbk).stdout)["findings"]


def test_supervisor_greets(gbk: dict[str, str]) -> None:
    """By itself, without the front door that would tell Python to speak UTF-8."""
    place = "Place(P('..'), P('.'), P('.'), P('.'), 8080, 0, ['127.0.0.1'], set())"
    code = f"from pathlib import Path as P; from supervise import *; assert 'PingAn' in welcome({place})"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "ops", env=os.environ | gbk, capture_output=True, check=False
    )
    assert told.returncode == 0, told.stderr


def test_stamps_do_not_depend_on_who_looks(var: Path, gbk: dict[str, str], tmp_path: Path) -> None:
    """`sort` follows the locale: every step would be done again for the next person on the machine."""
    source = tmp_path / "source"
    source.mkdir()
    for name in ("b", "A", "a", "网格", "_x"):
        (source / name).write_text(name, encoding="utf-8")
    told = {run_script(var, f"digest '{source}'", **env).stdout for env in (gbk, {"LC_ALL": "C"}, {})}
    assert len(told) == 1
