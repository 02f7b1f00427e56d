"""Whatever the answer, the body that was sent has been read when it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from pingan.core import bodies
from pingan.core.bodies import read_to_the_end


def refuses(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Has seen enough after the head."""
    start_response("401 Unauthorized", [])
    return [b"no"]


def reads(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


class Endless(BytesIO):
    """A body that never ends; counts what was taken."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size
        assert size > 0, "a read without an end"
        self.taken += size
        return bytes(size)


def answer_of(app: object, **environ: object) -> list[bytes]:
    return list(read_to_the_end(app)(environ, lambda *_: None))  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("length", [1, 20_000, bodies.PIECE, 3 * bodies.PIECE + 7])
@pytest.mark.parametrize("said", ["length", "chunked"])
def test_a_refusal_reads_the_rest(length: int, said: str) -> None:
    sent = BytesIO(b"x" * length)
    head = {"CONTENT_LENGTH": str(length)} if said == "length" else {"HTTP_TRANSFER_ENCODING": "chunked"}
    assert answer_of(refuses, **head, **{"wsgi.input": sent}) == [b"no"]
    assert sent.read() == b""


def test_what_was_read_is_not_missed() -> None:
    assert answer_of(reads, CONTENT_LENGTH="3", **{"wsgi.input": BytesIO(b"abc")}) == [b"abc"]


@pytest.mark.parametrize("head", [{}, {"CONTENT_LENGTH": ""}, {"CONTENT_LENGTH": "0"}])
def test_without_a_body_nothing_is_read(head: dict[str, str]) -> None:
    assert answer_of(refuses, **head) == [b"no"]  # there is no wsgi.input at all


def test_nobody_is_listened_to_for_ever() -> None:
    endless = Endless()
    answer_of(refuses, HTTP_TRANSFER_ENCODING="chunked", **{"wsgi.input": endless})
    assert endless.taken == bodies.MOST
