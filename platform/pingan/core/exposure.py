"""Who can reach this deployment, and what must then not be: plain functions of the `PINGAN_*` settings.

`ops/exposure.sh` knows these rules too, because `./run` refuses before anything is
installed; `tests/ops/test_exposure.py` holds the two against each other.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from ipaddress import ip_address, ip_network

Settings = Mapping[str, str]
Refusal = tuple[
    str, str
]  # what is wrong and what to do, Chinese and English: a console has no reader's language

# By which what travels is sealed, may travel readable, or is nobody's: a demo has its own question.
_SAYS_SO = {"PINGAN_HTTPS": "0", "PINGAN_OPEN_HTTP": "0", "PINGAN_DEMO": "1"}

# Wider than these nobody's proxies are: everybody would be believed about who they are.
_WIDEST = {4: 8, 6: 16}


def opened_by(settings: Settings) -> str:
    """The setting by which more than this machine can reach the platform; empty when none does.

    A container listens to everything inside; what is published of it (PINGAN_PUBLISHED) decides there.
    """
    listens = "PINGAN_PUBLISHED" if settings.get("PINGAN_PUBLISHED") else "PINGAN_BIND"
    if not all(map(is_loopback, _names(settings, listens))):
        return listens
    if settings.get("PINGAN_HTTPS") == "1":
        return "PINGAN_HTTPS"
    if not all(map(is_loopback, _names(settings, "PINGAN_ALLOWED_HOSTS"))):
        return "PINGAN_ALLOWED_HOSTS"
    return ""


def refusals(settings: Settings) -> Iterator[Refusal]:
    """Why no server may run with these settings."""
    opened = opened_by(settings)
    if settings.get("PINGAN_DEBUG") == "1" and opened and settings.get("PINGAN_OPEN_DEBUG") != "1":
        yield (
            f"PINGAN_DEBUG=1 会把程序内部显示给所有人，而 {opened} 让其他机器能访问。"
            "去掉其中一个；确要如此，设 PINGAN_OPEN_DEBUG=1",
            f"PINGAN_DEBUG=1 shows everybody the inside of the program, and {opened} lets other machines in. "
            "Take one of them away; if it is meant, set PINGAN_OPEN_DEBUG=1",
        )
    proxies = settings.get("PINGAN_TRUSTED_PROXIES", "").split()
    if settings.get("PINGAN_HTTPS") == "1" and not proxies and not settings.get("PINGAN_TLS_NAME"):
        yield (
            "PINGAN_HTTPS=1 却没有 PINGAN_TRUSTED_PROXIES：所有人看上去都来自同一个地址，"
            "一人猜密码会拖累全县。写上 HTTPS 终止点的地址，在本机上就是 127.0.0.1",
            "PINGAN_HTTPS=1 without PINGAN_TRUSTED_PROXIES: everybody seems to come from one address, and "
            "one who guesses passwords slows down the county. Give the address of what terminates HTTPS; "
            "on this machine that is 127.0.0.1",
        )
    listens = opened in {"PINGAN_BIND", "PINGAN_PUBLISHED"}
    if listens and not any(settings.get(name, unset) == "1" for name, unset in _SAYS_SO.items()):
        yield (
            f"{opened} 让其他机器能访问，却没有 HTTPS：密码和居民信息会明文传输。"
            "写上浏览器用的名字 PINGAN_TLS_NAME；明知如此仍要明文，设 PINGAN_OPEN_HTTP=1",
            f"{opened} lets other machines in without HTTPS: passwords and residents' data travel readable. "
            "Give the name that browsers use, PINGAN_TLS_NAME; if plain text is meant: PINGAN_OPEN_HTTP=1",
        )
    for proxy in proxies:
        if _is_everybody(proxy):
            yield (
                f"PINGAN_TRUSTED_PROXIES 里的 {proxy} 等于相信所有人自报的地址。只写代理自己的地址",
                f"{proxy} in PINGAN_TRUSTED_PROXIES believes everybody about their address. Give only those "
                "of the proxies themselves",
            )


def _names(settings: Settings, name: str) -> list[str]:
    """With blanks or commas between them, as `./run` and Django take them."""
    return settings.get(name, "").replace(",", " ").split()


def is_loopback(name: str) -> bool:
    bare = name.removeprefix("[").removesuffix("]").lower()
    if bare == "localhost" or bare.endswith(".localhost"):
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False


def is_here(address: str) -> bool:
    """Whether whoever comes from this address is on this machine: by loopback, by a socket, or by an address
    that is one of its own."""
    if not address or is_loopback(address):
        return True
    try:
        kind = socket.AF_INET6 if ip_address(address).version == 6 else socket.AF_INET  # noqa: PLR2004
        # Nobody listens to an address that is not theirs.
        with socket.socket(kind, socket.SOCK_DGRAM) as tried:
            tried.bind((address, 0))
    except (OSError, ValueError):
        return False
    return True


def _is_everybody(proxy: str) -> bool:
    try:
        network = ip_network(proxy, strict=False)
    except ValueError:
        # A name or a socket: nginx finds out what it is.
        return False
    return network.prefixlen < _WIDEST[network.version]
