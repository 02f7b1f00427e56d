"""Drawing and checking counties is batch work: no server process loads what it is done with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLATFORM = Path(__file__).parents[2] / "platform"
# (Django itself takes numpy where it finds it; servers are installed without.)
HEAVY = ("geopandas", "pandas", "shapely", "pyproj", "gis")

WHOLE_SERVER = """
import pkgutil, sys
import django
django.setup()
import pingan.urls, pingan.asgi, pingan.wsgi
import pingan
for found in pkgutil.walk_packages(pingan.__path__, "pingan."):
    # The bucket's packages are an extra that a county installs where it keeps its files in one.
    if "migrations" not in found.name and found.name != "pingan.core.bucket":
        __import__(found.name)
print(sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.fixture(scope="module")
def loaded() -> str:
    """The packages a process has that loaded every module of the server, commands included."""
    run = subprocess.run(
        [sys.executable, "-c", WHOLE_SERVER],
        cwd=PLATFORM,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "pingan.settings"},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return run.stdout


@pytest.mark.parametrize("package", HEAVY)
def test_no_module_of_the_server_loads(loaded: str, package: str) -> None:
    assert "'django'" in loaded
    assert f"'{package}'" not in loaded
