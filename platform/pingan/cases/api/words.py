"""Words of a case's life as query parameters: plain strings in the schema, known ones at run time.

Which there are is the tracks' business: the contract stays the same when a room brings another.
"""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.cases import tracks


class TrackField(serializers.CharField):
    """The code of a registered track."""

    default_error_messages = {
        "invalid_choice": serializers.ChoiceField.default_error_messages["invalid_choice"]
    }

    def to_internal_value(self, data: Any) -> str:
        word = super().to_internal_value(data)
        if word not in self.known():
            self.fail("invalid_choice", input=word)
        return word

    def known(self) -> set[str]:
        return set(tracks.codes())


class StateField(TrackField):
    """A state that a case of some track can be in."""

    def known(self) -> set[str]:
        return {state for code in tracks.codes() for state in tracks.states_of(code)}
