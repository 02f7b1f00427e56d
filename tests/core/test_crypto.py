"""Sealed values open for their own row only, and plain text cannot reach the table."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st

from pingan.core.crypto import DoesNotOpen, EncryptedTextField, KeyRing, Sealed, blind_index, ring

pytestmark = pytest.mark.usefixtures("keys")
ID_NUMBER = "330106199001011234"


def stored(column: str = "body") -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM core_note")  # noqa: S608
        return bytes(cursor.fetchone()[0])


def test_it_reads_as_written_and_lies_sealed(notes: Any) -> None:
    made = notes.objects.create(body=ID_NUMBER)
    assert notes.objects.get().body == made.body == ID_NUMBER
    assert ID_NUMBER.encode() not in stored()
    assert stored()[:3] == b"\x01\x00\x01"  # AES-256-GCM, key 1


def test_null_stays_null_and_empty_stays_empty(notes: Any) -> None:
    notes.objects.create(body=None, phone="")
    found = notes.objects.get()
    assert (found.body, found.phone) == (None, "")
    assert notes.objects.filter(body__isnull=True).exists()


def test_two_equal_texts_look_different(notes: Any) -> None:
    first, second = notes.objects.create(body=ID_NUMBER), notes.objects.create(body=ID_NUMBER)
    assert first.__dict__["body"] != second.__dict__["body"]


def test_a_sealed_text_copied_to_another_row_or_column_does_not_open(notes: Any) -> None:
    notes.objects.create(body=ID_NUMBER, phone="13800000000")
    stranger = notes.objects.create(body="x")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE core_note SET body = (SELECT body FROM core_note WHERE id <> %s)", [stranger.pk]
        )
        cursor.execute("UPDATE core_note SET phone = body")
    for note in notes.objects.all():
        with pytest.raises(DoesNotOpen):
            assert note.phone
    with pytest.raises(DoesNotOpen):
        assert notes.objects.get(pk=stranger.pk).body


@pytest.mark.parametrize("place", [0, 1, 2, 3, 14, 15, -1])
def test_any_altered_byte_is_noticed(place: int) -> None:
    sealed = bytearray(ring().seal(ID_NUMBER, "t.c.1"))
    sealed[place] ^= 1
    with pytest.raises(DoesNotOpen):
        ring().open(bytes(sealed), "t.c.1")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.binary(max_size=40))
def test_the_ring_opens_what_it_sealed_and_nothing_else(value: str, other: bytes) -> None:
    keys = KeyRing.fresh()
    assert keys.open(keys.seal(value, "t.c.1"), "t.c.1") == value
    with pytest.raises(DoesNotOpen):
        keys.open(other, "t.c.1")
    with pytest.raises(DoesNotOpen):
        KeyRing.fresh().open(keys.seal(value, "t.c.1"), "t.c.1")


def test_saving_again_keeps_the_sealed_form_and_saving_a_new_text_replaces_it(notes: Any) -> None:
    notes.objects.create(body=ID_NUMBER)
    before = stored()
    note = notes.objects.get()
    note.save()
    assert stored() == before
    note.body = "another"
    note.save(update_fields=["body"])
    assert notes.objects.get().body == "another"


def test_deferred_and_refreshed_columns_open_too(notes: Any) -> None:
    notes.objects.create(body=ID_NUMBER)
    assert notes.objects.only("id").get().body == ID_NUMBER
    note = notes.objects.get()
    note.refresh_from_db()
    assert note.body == ID_NUMBER


def test_bulk_create_seals(notes: Any) -> None:
    notes.objects.bulk_create([notes(body="one"), notes(body="two")])
    assert {note.body for note in notes.objects.all()} == {"one", "two"}


def test_update_bulk_update_and_lookups_are_refused(notes: Any) -> None:
    note = notes.objects.create(body=ID_NUMBER)
    with pytest.raises(TypeError), transaction.atomic():
        notes.objects.update(body="plain")
    with pytest.raises(TypeError), transaction.atomic():
        notes.objects.bulk_update([note], ["body"])
    with pytest.raises(FieldError):
        notes.objects.filter(body=ID_NUMBER).exists()
    with pytest.raises(TypeError), transaction.atomic():
        notes.objects.create(body=b"bytes")
    assert stored() == note.__dict__["body"]


def test_a_new_key_opens_the_old_and_seals_the_saved(notes: Any) -> None:
    notes.objects.create(body=ID_NUMBER)
    call_command("make_secrets", new_key=True, verbosity=0)
    note = notes.objects.get()
    assert note.body == ID_NUMBER
    note.save()
    assert stored()[:3] == b"\x01\x00\x02"
    assert notes.objects.get().body == ID_NUMBER


def test_a_table_without_uuid_keys_is_refused() -> None:
    class Numbered(models.Model):
        body = EncryptedTextField()

        class Meta:
            app_label = "core"

        def __str__(self) -> str:
            return ""

    assert [found.id for found in Numbered._meta.get_field("body").check()] == ["core.E003"]


def test_the_blind_index_finds_other_spellings_and_keeps_fields_apart() -> None:
    index = blind_index("33010619900101123x", field="id_number")
    assert len(index) == 16
    assert index == blind_index(" 330106 19900101-123X ", field="id_number")
    assert index == blind_index("３３０１０６１９９００１０１１２３Ｘ", field="id_number")
    assert index != blind_index("330106199001011231", field="id_number")
    assert index != blind_index("33010619900101123X", field="phone")


def test_sealed_values_of_another_deployment_do_not_open(notes: Any) -> None:
    row = uuid.uuid4()
    foreign = Sealed(KeyRing.fresh().seal("x", f"core_note.body.{row}"))
    note = notes(id=row, body=foreign)
    with pytest.raises(DoesNotOpen):
        assert note.body
