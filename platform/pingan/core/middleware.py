"""The policy header, built once."""

from __future__ import annotations

from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class PolicyMiddleware(CSPMiddleware):
    """django-csp for a service whose policy is the same on every answer: no nonces, no exceptions.

    Built anew each time the header took as long as everything else Django does around a small answer.
    """

    def process_request(self, request: HttpRequest) -> None:
        """No nonce is offered, so none can go missing."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault(HEADER, self._policy)
        return response

    @cached_property
    def _policy(self) -> str:
        return str(build_policy())
