"""Under which name browsers give passkeys here: that of the address a page was opened by.

Which names there are at all is the deployment's business (`PINGAN_ALLOWED_HOSTS`); a request under any other
is refused before it comes here. A browser signs only for the name that it itself sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address

from pingan.core import exposure
from pingan.factors.errors import NoPasskeyHere

_PORT = re.compile(r":\d+$")


class Possible(StrEnum):
    """Whether a page can ask for a passkey, and what is missing where it cannot."""

    YES = "yes"
    NO_HTTPS = "no_https"
    NO_NAME = "no_name"


@dataclass(frozen=True, slots=True)
class Site:
    """Where a page comes from: `https` or `http`, and host with port as the browser has it."""

    scheme: str
    host: str

    @property
    def name(self) -> str:
        """WebAuthn's relying party id: the host's name without port."""
        return _PORT.sub("", self.host).lower()

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.host.lower()}"

    @property
    def passkeys(self) -> Possible:
        if _is_address(self.name):
            return Possible.NO_NAME
        safe = self.scheme == "https" or exposure.is_loopback(self.name)
        return Possible.YES if safe else Possible.NO_HTTPS

    def require_passkeys(self) -> None:
        """Raises NoPasskeyHere."""
        if self.passkeys is not Possible.YES:
            raise NoPasskeyHere


def _is_address(name: str) -> bool:
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
