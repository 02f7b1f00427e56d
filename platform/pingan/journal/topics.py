"""What an act is about: the one word its audience is decided on, beside the area code."""

from enum import StrEnum


class Topic(StrEnum):
    """Closed set; `people.policy.may_hear` has a rule for each."""

    CASES_EVENT = "cases.event"
    CASES_DISPUTE = "cases.dispute"
    REGISTRY = "registry"
    PEOPLE = "people"
    CENTERS = "centers"
    TERRITORY = "territory"


CASE_TOPICS = frozenset({Topic.CASES_EVENT, Topic.CASES_DISPUTE})
