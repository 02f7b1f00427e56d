"""How acts about people at work stand in the journal: the account is the object, so its pages hear them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from pingan.journal import services as journal
from pingan.journal.services import Fact
from pingan.journal.topics import Topic
from pingan.people.actors import Actor


def journal_own(act: str, actor: Actor, facts: Mapping[str, Fact] | None = None) -> None:
    """What the account did itself."""
    _record(act, actor.account_id, actor.area_code, actor.account_id, actor.post_id, facts)


def journal_operator(
    act: str, *, account_id: UUID, area_code: str, by: UUID | None, facts: Mapping[str, Fact] | None = None
) -> None:
    """What was done to an account from outside: by a named operator, or (None) by the system's."""
    _record(act, account_id, area_code, by, None, facts)


def _record(
    act: str,
    account_id: UUID,
    area_code: str,
    actor: UUID | None,
    post: UUID | None,
    facts: Mapping[str, Fact] | None,
) -> None:
    journal.record(
        type=act,
        topic=Topic.PEOPLE,
        area_code=area_code,
        object_type="account",
        object_id=account_id,
        actor=actor,
        post=post,
        facts=facts or {},
    )
