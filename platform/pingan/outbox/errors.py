"""What an item can be refused for before it is tried."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import BadInput, Denied


class AnotherAuthor(Denied):
    """Somebody else wrote it. It stays on the phone until they sign in."""

    code = "another_author"
    title = _("Somebody else wrote this. It is sent when they sign in again.")
    retry = "after_login"


class UnknownSchema(BadInput):
    """A phone of a later release wrote it, or no phone of ours."""

    code = "unknown_schema"
    title = _("This server cannot read what a later page has written. It is sent once the server is renewed.")
    retry = "later"
