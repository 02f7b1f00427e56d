"""A locale whose encoding is not UTF-8, as county offices still have them."""

from __future__ import annotations

import subprocess
from pathlib import Path


def gbk(folder: Path) -> dict[str, str]:
    """The environment of whoever speaks zh_CN.GBK; the locale is made in `folder` and installed nowhere."""
    folder.mkdir(parents=True, exist_ok=True)
    # It warns about characters it does not know, and then ends with 1 although the locale is there.
    subprocess.run(
        ["localedef", "-c", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.gbk")],
        capture_output=True,
        check=False,
    )
    assert (folder / "zh_CN.gbk" / "LC_CTYPE").exists(), "localedef needs the package `locales`"
    return {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK", "LANG": "zh_CN.GBK", "PYTHONUTF8": "0"}
