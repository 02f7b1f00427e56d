"""What one signs in with beside the password."""

from __future__ import annotations

from pingan.core import clock
from pingan.factors.models import Passkey
from tests.contract.writes.walker import Room, Sent, World
from tests.factors.people import set_up_phone


def _remove_totp(world: World) -> Sent:
    set_up_phone(world.at["li"])
    return Sent(world.at["li"], "delete", "/session/factors/totp")


def _remove_passkey(world: World) -> Sent:
    key = Passkey.objects.create(
        account_id=world.cast["li"].account_id,
        name="办公室电脑",
        host="localhost",
        credential_id=b"1",
        public_key=b"2",
        made_at=clock.now(),
    )
    return Sent(world.at["li"], "delete", f"/session/factors/passkeys/{key.pk}")


ROOM = Room(
    settled={"session_remove_totp": _remove_totp, "session_remove_passkey": _remove_passkey},
    # What is shown, a code, a signature or a password, is judged each time; each challenge, each secret and
    # each set of codes that is asked for is another.
    anew=frozenset(
        {
            "session_confirm",
            "session_confirm_options",
            "session_offer_totp",
            "session_set_totp",
            "session_passkey_options",
            "session_add_passkey",
            "session_recovery_codes",
        }
    ),
)
