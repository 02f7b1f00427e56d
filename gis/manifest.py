"""The list that goes with a county: which files, how large, and their SHA-256."""

import hashlib
import json
from pathlib import Path
from typing import Any

NAME = "manifest.json"
# Changes when a file's layout or meaning changes.
FORMAT = 1


def entry(path: Path, features: int) -> dict[str, Any]:
    """Describe one file."""
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "features": features}


def write(directory: Path, facts: dict[str, Any], counts: dict[str, int]) -> None:
    """Write the manifest last: whoever sees it may rely on the files it names being complete.

    It holds neither time nor path, so that the same seed gives the same bytes anywhere.
    """
    files = {name: entry(directory / name, count) for name, count in sorted(counts.items())}
    content = {"format": FORMAT, **facts, "version": _version(files), "files": files}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (directory / NAME).write_text(text + "\n", encoding="utf-8", newline="\n")


def _version(files: dict[str, dict[str, Any]]) -> str:
    """Name the content: the same files have the same version, any change of them gives another."""
    hashes = "".join(described["sha256"] for _, described in sorted(files.items()))
    return hashlib.sha256(hashes.encode()).hexdigest()[:12]


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
