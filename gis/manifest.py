"""The list that goes with a county: which files, how large, and their SHA-256."""

import hashlib
import json
from pathlib import Path
from typing import Any

NAME = "manifest.json"
# Readers compare this with what they know; it changes when a file's meaning changes.
VERSION = 1


def entry(path: Path, features: int) -> dict[str, Any]:
    """Describe one file."""
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "features": features}


def write(directory: Path, facts: dict[str, Any], counts: dict[str, int]) -> None:
    """Write the manifest last: whoever sees it may rely on the files it names being complete.

    It holds neither time nor path, so that the same seed gives the same bytes anywhere.
    """
    files = {name: entry(directory / name, count) for name, count in sorted(counts.items())}
    text = json.dumps({**facts, "files": files}, ensure_ascii=False, indent=1)
    (directory / NAME).write_text(text + "\n", encoding="utf-8", newline="\n")


def read(directory: Path) -> dict[str, Any]:
    """Return the manifest of a county directory. Raises OSError or ValueError if there is none to read."""
    content = json.loads((directory / NAME).read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise ValueError(f"{NAME} is not an object")
    return content


def renew(directory: Path, name: str, features: int) -> None:
    """Enter one rebuilt file, leaving the rest of the manifest as it is."""
    facts = read(directory)
    counts = {listed: described["features"] for listed, described in facts.pop("files").items()}
    write(directory, facts, {**counts, name: features})
