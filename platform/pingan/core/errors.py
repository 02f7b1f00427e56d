"""One small class per cause. A problem knows its code, status, words and what the caller may do next.

Rooms subclass these with a code of their own; `core.api` turns every one into problem details (RFC 9457).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Literal, TypedDict

from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
Retry = Literal["never", "later", "after_login", "after_refresh"]


class InvalidParam(TypedDict):
    """One input that was refused: `name` is its dotted path in the body, or the query parameter."""

    name: str
    reason: Text


class Problem(Exception):
    """A request that cannot be served, for a reason the caller can read.

    `retry` is an instruction to the phone's outbox: `never` parks the item, `later` waits,
    `after_login` and `after_refresh` wait for the person.
    `seen` are members that have to be looked up, and are so when the answer is written: by then whatever was
    locked has been let go, so that one who comes too late keeps nobody waiting.
    """

    code: ClassVar[str] = "problem"
    status: ClassVar[int] = 500
    title: ClassVar[Text] = _("Something went wrong")
    retry: ClassVar[Retry] = "never"

    def __init__(
        self,
        detail: Text = "",
        *,
        invalid_params: Sequence[InvalidParam] = (),
        extra: Mapping[str, Any] | None = None,
        seen: Callable[[], Mapping[str, Any]] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.invalid_params = tuple(invalid_params)
        self.extra = dict(extra or {})
        self.seen = seen
        self.retry_after = retry_after

    def __str__(self) -> str:
        return f"{self.code}: {force_str(self.detail or self.title)}"

    def as_dict(self) -> dict[str, Any]:
        """The JSON body, in the language active now. `retry_after` (seconds) is there only when known."""
        body: dict[str, Any] = {
            "type": f"urn:pingan:problem:{self.code}",
            "code": self.code,
            "title": force_str(self.title),
            "status": self.status,
            "detail": force_str(self.detail),
            "retry": self.retry,
            "invalid_params": [
                {"name": param["name"], "reason": force_str(param["reason"])} for param in self.invalid_params
            ],
        }
        if self.retry_after is not None:
            body["retry_after"] = self.retry_after
        # The fixed members win: an extra must never disguise what the problem is.
        return {**self.extra, **(self.seen() if self.seen else {}), **body}


class BadInput(Problem):
    """The request itself is malformed or holds values nobody could mean."""

    code = "bad_input"
    status = 400
    title = _("The request has mistakes")


class BrokenOff(BadInput):
    """The connection ended before the body did. Whoever sent it whole may send it again."""

    code = "broken_off"
    title = _("The request broke off before its end")
    retry: ClassVar[Retry] = "later"


class Unauthenticated(Problem):
    """Nobody is signed in, or the sign-in has ended."""

    code = "unauthenticated"
    status = 401
    title = _("Please sign in")
    retry = "after_login"


class Denied(Problem):
    """Signed in, but this post may not do it."""

    code = "denied"
    status = 403
    title = _("Your post does not allow this")


class CsrfFailed(Denied):
    """The page's CSRF token is missing or old. No right is missing: with a fresh token it will do."""

    code = "csrf_failed"
    title = _("This page is out of date")
    retry: ClassVar[Retry] = "after_refresh"


class NotFound(Problem):
    """Absent or hidden: the two look the same from outside."""

    code = "not_found"
    status = 404
    title = _("Not found")


class MethodNotAllowed(Problem):
    """The address exists, the method does not."""

    code = "method_not_allowed"
    status = 405
    title = _("This address does not work that way")


class NotAcceptable(Problem):
    """We cannot answer in the format asked for."""

    code = "not_acceptable"
    status = 406
    title = _("This format is not offered")


class Conflict(Problem):
    """The thing has moved on, so the act no longer fits."""

    code = "conflict"
    status = 409
    title = _("It has changed meanwhile")
    retry: ClassVar[Retry] = "after_refresh"  # subclasses may know better


class Gone(Problem):
    """It was there and will not come back."""

    code = "gone"
    status = 410
    title = _("No longer available")


class StaleVersion(Problem):
    """`If-Match` named an older version; `extra["current"]` carries the present copy."""

    code = "stale_version"
    status = 412
    title = _("Someone changed it before you")
    retry = "after_refresh"


class TooLarge(Problem):
    """More bytes, pixels or items than this address takes."""

    code = "too_large"
    status = 413
    title = _("Too large")


class Unsupported(Problem):
    """A media type this address does not read."""

    code = "unsupported_media_type"
    status = 415
    title = _("This kind of content is not accepted")


class Unprocessable(Problem):
    """Well formed, but against a rule of the field."""

    code = "unprocessable"
    status = 422
    title = _("This cannot be done as asked")


class VersionNeeded(Problem):
    """A change of an existing thing came without `If-Match`."""

    code = "version_needed"
    status = 428
    title = _("The version you are changing is missing")
    retry = "after_refresh"


class TooMany(Problem):
    """A limit per person, device or address is used up for now."""

    code = "too_many"
    status = 429
    title = _("Too many requests, please wait a moment")
    retry = "later"


class ServerFault(Problem):
    """Our mistake: nothing the caller did, and it may work again later."""

    code = "server_fault"
    status = 500
    title = _("Something went wrong on our side")
    retry = "later"


class Unavailable(Problem):
    """A part we need (usually the database) is away; nothing was changed."""

    code = "unavailable"
    status = 503
    title = _("The service is briefly unavailable")
    retry = "later"


class StorageFull(Unavailable):
    """A disk is full or takes no writes: the database's, or the one with the photos."""

    def __init__(self) -> None:
        super().__init__(
            _("Storage is full or cannot be written to. Nothing was saved; it can be sent again later.")
        )


class KeysAway(Unavailable):
    """What is sealed cannot be opened: the key ring is missing, is another deployment's, or lost a key."""

    code = "keys_away"
    title = _("Personal data cannot be opened at present")

    def __init__(self) -> None:
        super().__init__(
            _("The platform's keys are missing or do not fit. Nothing was changed; tell the operators.")
        )
