"""What an answer is written in: a short way for the two usual words, DRF's for all others."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request

from pingan.core.api.negotiation import QuickNegotiation
from pingan.core.api.renderers import FastJSONRenderer

RENDERERS = [FastJSONRenderer()]


def asking(accept: str | None) -> Request:
    headers = {} if accept is None else {"Accept": accept}
    return Request(RequestFactory().get("/", headers=headers))


@pytest.mark.parametrize("accept", [None, "*/*", "application/json", "image/*,*/*;q=0.5", "application/*"])
def test_it_decides_as_the_long_way_does(accept: str | None) -> None:
    quick = QuickNegotiation().select_renderer(asking(accept), RENDERERS)
    assert quick == DefaultContentNegotiation().select_renderer(asking(accept), RENDERERS)
    assert quick[0] is RENDERERS[0]


@pytest.mark.parametrize("accept", ["text/html", "", ";", "application/xml;q=1"])
def test_what_cannot_be_given_is_refused(accept: str) -> None:
    with pytest.raises(NotAcceptable):
        QuickNegotiation().select_renderer(asking(accept), RENDERERS)
