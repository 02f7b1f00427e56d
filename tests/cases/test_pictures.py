"""The pictures in the docs are those of the tables."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from pingan.cases.pictures import page, picture_of


def test_the_docs_show_the_tables_there_are() -> None:
    drawn = (Path(settings.REPOSITORY) / "docs" / "tracks.md").read_text(encoding="utf-8")
    assert drawn == page(), "run ./run schema and commit the result"


def test_a_picture_shows_where_another_track_takes_over() -> None:
    assert "accepted --> the_dispute_track: hand_to_mediation" in picture_of("event")
    assert "the_event_track --> reported: hand_to_mediation" in picture_of("dispute")
