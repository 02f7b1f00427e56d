"""What a room asks of rooms above it is filled once, and before anybody asks."""

from __future__ import annotations

import pytest
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from pingan.core import registry
from pingan.core.checks import require_full_registries
from pingan.core.registry import AlreadyRegistered, NotRegistered, Registry


@pytest.fixture
def words() -> Registry[int]:
    needed = ["one"]
    return Registry("tests.words", needs=lambda: needed)


def test_words_are_read_in_the_order_they_came(words: Registry[int]) -> None:
    words.register("two", 2)
    words.register("one", 1)
    assert dict(words) == {"two": 2, "one": 1}
    assert words["one"] == 1
    assert words.get("three") is None


def test_no_word_is_filled_twice(words: Registry[int]) -> None:
    words.register("one", 1)
    with pytest.raises(AlreadyRegistered, match=r"tests\.words: 'one'"):
        words.register("one", 1)
    assert words["one"] == 1


def test_an_unfilled_word_names_its_registry(words: Registry[int]) -> None:
    with pytest.raises(NotRegistered, match=r"tests\.words: nobody registered 'one'"):
        words["one"]


def test_no_two_registries_have_one_name(words: Registry[int]) -> None:
    with pytest.raises(AlreadyRegistered, match=r"tests\.words"):
        Registry("tests.words")


def test_neither_servers_nor_commands_start_while_a_word_is_missing(words: Registry[int]) -> None:
    told = "tests.words: nobody registered 'one'."
    assert registry.unfilled() == [told]
    assert [fault.msg for fault in checks.run_checks() if fault.id == "core.E005"] == [told]
    with pytest.raises(ImproperlyConfigured, match=r"tests\.words"):
        require_full_registries()
    words.register("one", 1)
    assert registry.unfilled() == []
    require_full_registries()
