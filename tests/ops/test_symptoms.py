"""The help desk's table at the console: found by a word of either language, or nobody has said it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ops import symptoms

TABLE = Path(symptoms.__file__).parents[1] / "platform/pingan/operations/symptoms.csv"


def test_a_word_of_either_language_finds_what_people_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert symptoms.main(str(TABLE), "短信") == 0
    chinese = capsys.readouterr().out
    assert "收不到短信或消息" in chinese
    assert "多半不是故障" in chinese
    assert symptoms.main(str(TABLE), "Text", "message") == 0
    assert capsys.readouterr().out == chinese
    assert symptoms.main(str(TABLE), "没有人说过") == 1


def test_without_a_word_it_is_the_whole_table() -> None:
    assert len(list(symptoms.lines(TABLE, ""))) == 4 * (TABLE.read_text(encoding="utf-8").count("\n") - 1)
