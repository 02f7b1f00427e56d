"""What makes a password fit: Django's validators, and never the one that stands in our documents."""

from __future__ import annotations

import secrets
from typing import Final

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


class SeveralKinds:
    """AUTH_PASSWORD_VALIDATORS, where a county's assessors ask for it: so many of small letters, capitals,
    digits and signs. What a password made of them is worth hangs on its length; so it is off by itself."""

    KINDS: Final = (str.islower, str.isupper, str.isdigit, lambda letter: not letter.isalnum())

    def __init__(self, kinds: int) -> None:
        self._kinds = kinds

    def validate(self, password: str, user: object = None) -> None:
        if sum(any(map(is_one, password)) for is_one in self.KINDS) < self._kinds:
            raise ValidationError(self.get_help_text(), code="kinds")

    def get_help_text(self) -> str:
        return _("At least {kinds} of: small letters, capitals, digits, signs.").format(kinds=self._kinds)


def first_password() -> str:
    """A password to be changed at the first sign-in: four groups of four, some bits under 79, and of three
    kinds, whatever a county asks for."""
    while True:
        groups = ("".join(secrets.choice(_LETTERS) for _each in range(_GROUP)) for _group in range(_GROUPS))
        made = "-".join(groups)
        if any(map(str.isdigit, made)) and any(map(str.islower, made)):
            return made
