"""Two of Django's steps around every answer, without what this service has no use for."""

from __future__ import annotations

from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers


class PolicyMiddleware(CSPMiddleware):
    """What is the same on every answer: what a page may load, and that nobody on the way keeps a copy.

    django-csp without nonces and exceptions: built anew each time, its header took as long as everything else
    Django does around a small answer. What was shown to one person stays nowhere, errors and refusals
    included, unless the view itself says how long it may.
    """

    def process_request(self, request: HttpRequest) -> None:
        """No nonce is offered, so none can go missing."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault(HEADER, self._policy)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    @cached_property
    def _policy(self) -> str:
        return str(build_policy())


class LanguageMiddleware(LocaleMiddleware):
    """The reader's language by cookie, else by the browser's list.

    No address here begins with a language, so none is looked for in it, neither going in nor coming out.
    """

    def process_request(self, request: HttpRequest) -> None:
        language = translation.get_language_from_request(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
