"""What somebody has set up, and in which ways they can show that it is them."""

from __future__ import annotations

from typing import Any

from pingan.factors.models import Totp
from pingan.factors.services import is_needed
from pingan.factors.sites import Possible, Site
from pingan.people.actors import Actor
from pingan.people.models import Account


def own(person: Actor, site: Site) -> dict[str, Any]:
    """All of one's own, without any secret."""
    account = Account.objects.get(pk=person.account_id)
    totp = Totp.objects.filter(account=account, confirmed_at__isnull=False).first()
    return {
        "needed": is_needed(account, person.role),
        "totp_since": totp.confirmed_at if totp else None,
        "passkeys": [
            {
                "id": key.pk,
                "name": key.name,
                "host": key.host,
                "made_at": key.made_at,
                "last_used_at": key.last_used_at,
            }
            for key in account.passkeys.order_by("id")
        ],
        "recovery_codes_left": account.recovery_codes.filter(used_at__isnull=True).count(),
        "passkeys_here": site.passkeys.value,
    }


def ways_of(person: Actor, site: Site) -> list[str]:
    """How the account can show that it is its person, the easiest first. None for one that has neither a
    factor nor a password: it signs in anew."""
    account = Account.objects.get(pk=person.account_id)
    if not account.has_factor:
        return ["password"] if account.has_usable_password() else []
    has_key = site.passkeys is Possible.YES and account.passkeys.filter(host=site.name).exists()
    has_totp = Totp.objects.filter(account=account, confirmed_at__isnull=False).exists()
    has_paper = account.recovery_codes.filter(used_at__isnull=True).exists()
    found = {"passkey": has_key, "totp": has_totp, "recovery_code": has_paper}
    return [way for way, there in found.items() if there]
