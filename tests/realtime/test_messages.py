"""The closed set of messages, its committed schema, and its twin in the API schema say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django.conf import settings
from django.core.management import call_command
from rest_framework import serializers

from pingan.realtime import messages
from pingan.realtime.api import serializers as documented


def test_the_committed_schema_is_the_code_s(tmp_path: Path) -> None:
    made = tmp_path / "events.schema.json"
    call_command("export_event_schema", file=made)
    assert made.read_text(encoding="utf-8") == (settings.PLATFORM / "events.schema.json").read_text(
        encoding="utf-8"
    )


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    schema = messages.schema()
    text = json.dumps(schema)
    wanted = {part.split('"')[0] for part in text.split("#/$defs/")[1:]}
    assert wanted <= schema["$defs"].keys()
    kinds = schema["$defs"]["ServerMessage"]["discriminator"]["mapping"]
    assert kinds.keys() == {"hello", "act", "beat", "resync", "posts", "look"}


@pytest.mark.parametrize(
    ("struct", "serializer"),
    [
        (messages.EventPage, documented.EventPageOut),
        (messages.Act, documented.ActOut),
        (messages.ActObject, documented.ActObjectOut),
        (messages.ActFacts, documented.ActFactsOut),
    ],
)
def test_the_api_schema_shows_what_is_sent(
    struct: Any, serializer: type[serializers.Serializer[Any]]
) -> None:
    fields = serializer().fields
    tag = {"kind"} if struct is messages.Act else set()
    assert set(fields) == set(struct.__struct_fields__) | tag
    optional = {field.name for field in msgspec.structs.fields(struct) if not field.required}
    assert {name for name, field in fields.items() if not field.required} == optional


def test_a_ping_is_understood() -> None:
    assert messages.decode_client_message('{"kind":"ping"}') == messages.Ping()


def test_a_look_is_understood() -> None:
    case = UUID("01930000-0000-7000-8000-000000000001")
    told = f'{{"kind":"look","case":"{case}"}}'
    assert messages.decode_client_message(told) == messages.LookAt(case)
    assert messages.decode_client_message('{"kind":"look","case":null}') == messages.LookAt(None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "ping", "{}", "[]", '{"kind":"pong"}', '{"kind":"ping","more":1}', '{"kind":"look"}'),
        *('{"kind":1}', "\x00", "[" * 3000),
    ],
)
def test_anything_else_is_not(text: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_client_message(text)
