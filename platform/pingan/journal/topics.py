"""What an act is about: the one word its audience is decided on, beside the area code."""

from typing import Final

_CASES: Final = "cases."


class Topic:
    """The topics beside those of cases, which are one for each track.

    `people.policy.may_hear` has a rule for each.
    """

    REGISTRY: Final = "registry"
    PEOPLE: Final = "people"
    CENTERS: Final = "centers"
    TERRITORY: Final = "territory"
    CATEGORIES: Final = "categories"
    CONFIG: Final = "config"
    INCOMING: Final = "incoming"
    LEDGERS: Final = "ledgers"
    CALLERS: Final = "callers"
    WORKLOAD: Final = "workload"


def of_case(track: str) -> str:
    """The topic of acts on cases of a track."""
    return _CASES + track


def is_case(topic: str) -> bool:
    """Whether an act of the topic is about a case, of whichever track."""
    return topic.startswith(_CASES)


def track_of(topic: str) -> str:
    """The track of a case's topic; empty for any other."""
    return topic.removeprefix(_CASES) if is_case(topic) else ""
