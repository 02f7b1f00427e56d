"""How a room asks something of rooms above it, which it may not import: they register their answers below.

A registry is a table of words that the rooms fill in their `AppConfig.ready`. Nobody overwrites another's
word, and a word that is needed and that nobody filled is found when a process starts, not by whoever first
comes upon it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Generic, TypeVar
from weakref import WeakValueDictionary

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

_all: WeakValueDictionary[str, Registry[Any]] = WeakValueDictionary()


class AlreadyRegistered(ImproperlyConfigured):
    """Two rooms fill the same word; or two registries have one name."""


class NotRegistered(KeyError):
    """Nobody filled this word."""


class Registry(Mapping[str, T], Generic[T]):
    """What rooms registered, by word, in the order in which they did.

    `needs` are the words that must be filled once all rooms are ready. It may be a function, where a table
    that is itself filled by rooms tells which words it uses.
    """

    def __init__(self, name: str, needs: Iterable[str] | Callable[[], Iterable[str]] = ()) -> None:
        if name in _all:
            raise AlreadyRegistered(f"There are two registries called {name!r}.")
        self.name = name
        self._needs = needs
        self._filled: dict[str, T] = {}
        _all[name] = self

    def register(self, word: str, what: T) -> T:
        """Fill a word. Raises AlreadyRegistered where somebody has, whoever it is."""
        if word in self._filled:
            raise AlreadyRegistered(f"{self.name}: {word!r} is already {self._filled[word]!r}.")
        self._filled[word] = what
        return what

    def __getitem__(self, word: str) -> T:
        try:
            return self._filled[word]
        except KeyError:
            raise NotRegistered(f"{self.name}: nobody registered {word!r}.") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._filled)

    def __len__(self) -> int:
        return len(self._filled)

    def missing(self) -> list[str]:
        """The words that are needed and that nobody filled."""
        needs = self._needs() if callable(self._needs) else self._needs
        return sorted(set(needs) - set(self._filled))

    @contextmanager
    def holding(self, filled: Mapping[str, T]) -> Iterator[None]:
        """Nothing but `filled`, for as long as a test wants it."""
        before, self._filled = self._filled, dict(filled)
        try:
            yield
        finally:
            self._filled = before


def unfilled() -> list[str]:
    """What is missing anywhere, in words for whoever started the process."""
    return [
        f"{registry.name}: nobody registered {word!r}."
        for registry in list(_all.values())
        for word in registry.missing()
    ]
