"""Word documents made into PDF by LibreOffice without a screen: a process and a folder of its own.

A start costs two seconds, most of it before the first document, so several go in at once.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from xml.sax.saxutils import escape

from django.conf import settings

from pingan.core import apart

PROGRAM: Final = "pingan.papers.confined"
PATIENCE_SECONDS: Final = 120
# Faults, by the words that a paper keeps of them.
MISSING, SLOW, BROKEN = "office_missing", "office_slow", "office_broken"

log = logging.getLogger(__name__)

# What Chinese offices call the fonts of their forms, and what stands in for each where it is not installed.
_STAND_INS: Mapping[str, tuple[str, ...]] = {
    "Noto Serif CJK SC": (
        *("宋体", "SimSun", "NSimSun", "新宋体", "仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312"),
        *(
            "方正小标宋简体",
            "方正小标宋_GBK",
            "方正仿宋_GBK",
            "华文仿宋",
            "华文宋体",
            "楷体",
            "KaiTi",
            "楷体_GB2312",
        ),
        *("Times New Roman", "serif"),
    ),
    "Noto Sans CJK SC": (
        "黑体",
        "SimHei",
        "微软雅黑",
        "Microsoft YaHei",
        "等线",
        "DengXian",
        "Arial",
        "sans-serif",
    ),
}
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
# No macro runs, and nothing is fetched, whatever a document asks for.
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
)


class OfficeFault(Exception):
    """No PDF came of it; the word says why."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return shutil.which("soffice", path="/usr/bin:/usr/local/bin:/usr/lib/libreoffice/program")


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """PDFs of Word documents, by the same names (letters and digits). Raises OfficeFault."""
    office = program()
    if office is None:
        raise OfficeFault(MISSING)
    with TemporaryDirectory(prefix="pingan-office-") as folder:
        place = Path(folder)
        _prepare(place)
        for name, content in documents.items():
            (place / "in" / f"{name}.docx").write_bytes(content)
        _run(office, place)
        made = {name: place / "out" / f"{name}.pdf" for name in documents}
        if not all(file.is_file() for file in made.values()):
            raise OfficeFault(BROKEN)
        return {name: file.read_bytes() for name, file in made.items()}


def fonts_file(place: Path) -> Path:
    """Fontconfig's view of this machine, in which the fonts of Chinese offices have stand-ins."""
    folders = "".join(f"<dir>{folder}</dir>" for folder in (*_FONT_FOLDERS, *_own_fonts()))
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><accept><family>{real}</family></accept></alias>'
        for real, names in _STAND_INS.items()
        for name in names
    )
    caches = f"<cachedir>/var/cache/fontconfig</cachedir><cachedir>{place}</cachedir>"
    file = place / "fonts.conf"
    file.write_text(f"<fontconfig>{folders}{caches}{aliases}</fontconfig>", encoding="utf-8")
    return file


def _own_fonts() -> list[str]:
    """A county's own fonts, for characters that no others have."""
    own = settings.PAPER_FONTS
    return [escape(str(own))] if own else []


def _prepare(place: Path) -> None:
    for name in ("in", "out", "profile/user", "tmp"):
        (place / name).mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (place / "profile/user/registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        f' xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        encoding="utf-8",
    )
    fonts_file(place)


def _run(office: str, place: Path) -> None:
    """Raises OfficeFault. What is there afterwards is looked at by whoever asked."""
    start = f"import sys; sys.path.append({str(apart.PLATFORM)!r}); from {PROGRAM} import main; main()"
    command = [
        *(sys.executable, "-I", "-c", start, office),
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(place / "out")),
        *sorted(str(file) for file in (place / "in").iterdir()),
    ]
    # Nothing of a document is on its command line.
    process = subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={
            "HOME": str(place),
            "TMPDIR": str(place / "tmp"),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "SAL_USE_VCLPLUGIN": "svp",
            "FONTCONFIG_FILE": str(place / "fonts.conf"),
        },
        cwd=place,
        start_new_session=True,
    )
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        raise OfficeFault(SLOW) from None
    finally:
        # The office is several processes, and all of them go.
        _end(process)
    if process.returncode:
        log.warning("the office ended with %d", process.returncode)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()
