"""What makes a password fit: Django's validators, and never the one that stands in our documents."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The demo's, printed by `./run` and in the README: whoever has it is whoever wants to be.
DEMO_PASSWORD = "Pingan-Demo-2026"  # noqa: S105  no secret

# Read aloud and copied from paper: without letters and digits that look alike.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4


class NotTheDemoPassword:
    """AUTH_PASSWORD_VALIDATORS: refuse the demo's password, in any letter case."""

    def validate(self, password: str, user: object = None) -> None:
        if password.casefold() == DEMO_PASSWORD.casefold():
            raise ValidationError(_("Everybody knows this one: it is the password of the demo."), code="demo")

    def get_help_text(self) -> str:
        return _("Not the password of the demo.")


def first_password() -> str:
    """A password to be changed at the first sign-in: four groups of four, 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _each in range(_GROUP)) for _group in range(_GROUPS))
