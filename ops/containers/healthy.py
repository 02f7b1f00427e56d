"""Is this container's process well? For the healthchecks of docker-compose.yml; exit 0 says yes.

healthy.py http PORT PATH    it answers HTTP without a fault of its own
healthy.py database          it lives, and holds a connection to the database
"""

from __future__ import annotations

import http.client
import os
import sys
from pathlib import Path

SECONDS = 5
FAULT = 500
ESTABLISHED = "01"


def answers(port: int, path: str) -> bool:
    """Below 500: a refusal is an answer too."""
    # The first name may be a pattern: ".example.org", "*".
    host = os.environ.get("PINGAN_ALLOWED_HOSTS", "").split(",")[0].lstrip(".*") or "localhost"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse().status < FAULT
    except OSError:
        return False


def holds_database(process: int = 1) -> bool:
    """A worker or ticker keeps one connection; without it, it waits for the database or for nothing."""
    port = f"{int(os.environ.get('PINGAN_DB_PORT', '5432')):04X}"
    rows = [
        line.split() for name in ("tcp", "tcp6") for line in _lines(Path(f"/proc/{process}/net/{name}"))[1:]
    ]
    return any(row[2].endswith(f":{port}") and row[3] == ESTABLISHED for row in rows)


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="ascii").splitlines() if file.is_file() else []


def main(words: list[str]) -> int:
    match words:
        case ["http", port, path]:
            well = answers(int(port), path)
        case ["database"]:
            well = holds_database()
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
