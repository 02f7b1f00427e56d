"""What an item can be refused for before it is tried."""

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import BadInput, Denied


class AnotherAuthor(Denied):
    """Somebody else wrote it. It stays on the phone until they sign in."""

    code = "another_author"
    title = _("Somebody else wrote this. It is sent when they sign in again.")
    retry = "after_login"


class UnreadableParcel(BadInput):
    """Damaged on its way, cut off, or sealed to another county's server."""

    code = "unreadable_parcel"
    title = _("This is no parcel that can be opened here. Ask your colleague for it once more.")


class UnsignedParcel(Denied):
    """Whoever made it has not the key of that phone; or the phone has been signed out since: it was lost."""

    code = "unsigned_parcel"
    title = _(
        "The phone it comes from is signed in no more, or did not pack it. What it kept is sent from there."
    )


class AuthorLeft(Denied):
    """Nobody does anything under a post that has ended, from their own phone neither."""

    code = "author_left"
    title = _("Whoever packed it holds that post no more. It cannot be handed in.")


class UnknownSchema(BadInput):
    """A phone of a later release wrote it, or no phone of ours."""

    code = "unknown_schema"
    title = _("This server cannot read what a later page has written. It is sent once the server is renewed.")
    retry = "later"
