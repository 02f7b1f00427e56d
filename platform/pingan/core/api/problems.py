"""Every refusal leaves as problem details in the reader's language, whoever raised it."""

from __future__ import annotations

import errno
import logging
import math
import sys
from collections.abc import Iterator
from typing import Any

from django.core import exceptions as django_errors
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views import defaults
from rest_framework import exceptions as drf
from rest_framework.response import Response
from rest_framework.views import set_rollback

from pingan.core import errors
from pingan.core.crypto import DoesNotOpen, NoRing
from pingan.core.csrf import csrf_failed
from pingan.core.errors import InvalidParam, Problem

CONTENT_TYPE = "application/problem+json"
API_PREFIX = "/api/"
# After a database restart connections come back within a second or two; a phone need not hurry.
RETRY_SECONDS = 5

# PostgreSQL's codes: disk_full; idle_in_transaction_session_timeout, read_only_sql_transaction.
DISK_FULL = "53100"
DATABASE_AWAY = frozenset({"25P03", "25006"})
_NO_STORAGE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
_NO_MEANS = frozenset({errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE})

log = logging.getLogger(__name__)


def problem_handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's EXCEPTION_HANDLER. None (a fault of ours) lets Django log it and call `server_error`."""
    problem = as_problem(exc)
    if problem is None:
        return None
    set_rollback()
    if problem.status == errors.Unavailable.status:
        log.warning("answered 503: %s", type(exc.__cause__ or exc).__name__)
    return Response(problem.as_dict(), problem.status, headers=_headers(problem), content_type=CONTENT_TYPE)


def as_problem(exc: Exception) -> Problem | None:
    """The problem an exception stands for, None when it is a fault of ours."""
    if isinstance(exc, Problem):
        return exc
    if isinstance(exc, drf.APIException):
        return _of_drf(exc)
    if isinstance(exc, NoRing | DoesNotOpen):
        return errors.KeysAway()
    return _of_django(exc) or _of_database(exc) or _of_machine(exc) or _of_values(exc)


def _of_drf(exc: drf.APIException) -> Problem:
    match exc:
        case drf.ValidationError():
            return errors.BadInput(
                _("Some fields need another look."), invalid_params=list(_flatten(exc.detail))
            )
        case drf.NotAuthenticated() | drf.AuthenticationFailed():
            return errors.Unauthenticated()
        case drf.Throttled():
            wait: float | None = getattr(exc, "wait", None)
            return errors.TooMany(retry_after=math.ceil(wait) if wait else None)
    for kind, problem in _DRF_TABLE:
        if isinstance(exc, kind):
            return problem()
    return errors.Unavailable() if exc.status_code == errors.Unavailable.status else errors.ServerFault()


_DRF_TABLE: tuple[tuple[type[drf.APIException], type[Problem]], ...] = (
    (drf.ParseError, errors.BadInput),
    (drf.PermissionDenied, errors.Denied),
    (drf.NotFound, errors.NotFound),
    (drf.MethodNotAllowed, errors.MethodNotAllowed),
    (drf.NotAcceptable, errors.NotAcceptable),
    (drf.UnsupportedMediaType, errors.Unsupported),
)


def _of_django(exc: Exception) -> Problem | None:
    match exc:
        case Http404() | django_errors.ObjectDoesNotExist():
            return errors.NotFound()
        case django_errors.PermissionDenied():
            return errors.Denied()
        case django_errors.ValidationError():
            return errors.BadInput("; ".join(exc.messages))
        case django_errors.RequestDataTooBig():
            return errors.TooLarge()
        case django_errors.SuspiciousOperation() | django_errors.BadRequest():
            return errors.BadInput()
    return None


def _of_database(exc: Exception) -> Problem | None:
    if isinstance(exc, DataError):
        # A value the column cannot hold got past the serializer: the caller's mistake all the same.
        return errors.BadInput(_("A value is out of range."))
    sqlstate = getattr(exc.__cause__, "pgcode", None)
    if sqlstate == DISK_FULL:
        return errors.StorageFull()
    if isinstance(exc, OperationalError | InterfaceError) or sqlstate in DATABASE_AWAY:
        return errors.Unavailable(_("Nothing was changed. Please try again."), retry_after=RETRY_SECONDS)
    return None


def _of_machine(exc: Exception) -> Problem | None:
    """What the machine has run out of: room on a disk, memory, processes or descriptors."""
    number = exc.errno if isinstance(exc, OSError) else None
    if number in _NO_STORAGE:
        return errors.StorageFull()
    if number in _NO_MEANS or isinstance(exc, MemoryError):
        return errors.Unavailable(_("Nothing was changed. Please try again."), retry_after=RETRY_SECONDS)
    return None


def _of_values(exc: Exception) -> Problem | None:
    """Last net for text the driver cannot send (U+0000, lone surrogates) and for hostile nesting."""
    unsendable = isinstance(exc, UnicodeError) or (isinstance(exc, ValueError) and "NUL (0x00)" in str(exc))
    if unsendable:
        return errors.BadInput(_("The request contains characters that cannot be stored."))
    return errors.BadInput() if isinstance(exc, RecursionError) else None


def _flatten(detail: Any, path: str = "") -> Iterator[InvalidParam]:
    """DRF's nested error lists as flat dotted names: `{"location": {"lng": [..]}}` → `location.lng`."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            own = path if name == "non_field_errors" else f"{path}.{name}".lstrip(".")
            yield from _flatten(inner, own)
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            yield from _flatten(inner, f"{path}.{index}" if isinstance(inner, dict | list) else path)
    else:
        yield {"name": path, "reason": str(detail)}


def _headers(problem: Problem) -> dict[str, str]:
    return {} if problem.retry_after is None else {"Retry-After": str(problem.retry_after)}


def problem_response(problem: Problem) -> JsonResponse:
    """The same answer for code outside DRF: middleware, CSRF and addresses that do not resolve."""
    return JsonResponse(
        problem.as_dict(), status=problem.status, headers=_headers(problem), content_type=CONTENT_TYPE
    )


def _for_api(request: HttpRequest) -> bool:
    return request.path.startswith(API_PREFIX)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """handler400."""
    if _for_api(request):
        return problem_response(as_problem(exception) or errors.BadInput())
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """handler403."""
    return (
        problem_response(errors.Denied())
        if _for_api(request)
        else defaults.permission_denied(request, exception)
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """handler404."""
    return (
        problem_response(errors.NotFound())
        if _for_api(request)
        else defaults.page_not_found(request, exception)
    )


def server_error(request: HttpRequest) -> HttpResponseBase:
    """handler500. Says nothing about the cause: that is in the log.

    What breaks outside a view (middleware that saves a session) has met no `problem_handler`; a database that
    is away is no fault of ours there either.
    """
    if not _for_api(request):
        return defaults.server_error(request)
    raised = sys.exception()
    known = _of_database(raised) or _of_machine(raised) if isinstance(raised, Exception) else None
    return problem_response(known if isinstance(known, errors.Unavailable) else errors.ServerFault())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW. Problem details for every path, since only the API takes unsafe methods."""
    return problem_response(csrf_failed(request))
