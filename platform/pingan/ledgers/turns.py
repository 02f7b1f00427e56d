"""What becomes of a ledger that was asked for: taken up, made, given up, erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from pingan.core import clock, erased, vault
from pingan.core.vault import Files
from pingan.core.worksheets import MEDIA_TYPE, Written
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.ledgers.models import LIES, UNFINISHED, Ledger
from pingan.people.actors import Actor

# No file of a ledger has more: twenty thousand rows are two megabytes.
LEDGER: Final = vault.Kind("ledgers", ".xlsx", MEDIA_TYPE, at_most=32 << 20)
# For so long a file can be had; and so long the list says that there was one.
KEPT_FOR: Final = timedelta(days=7)
TOLD_FOR: Final = timedelta(days=60)
# A maker that was not heard of for so long has died with its process; after so many of them it is given up.
LEASE: Final = timedelta(minutes=2)
MOST_TURNS: Final = 3

# Why nothing came of one: its maker failed each time; whoever asked holds the post no more.
FAULT, LEFT = "fault", "left"


def waiting() -> list[UUID]:
    """Those that nobody makes: asked for and not taken up, or whose maker was not heard of for too long."""
    silent = Q(beat_at=None) | Q(beat_at__lt=clock.now() - LEASE)
    return list(
        Ledger.objects.filter(UNFINISHED, silent).order_by("asked_at", "id").values_list("pk", flat=True)[:20]
    )


def take_up(ledger_id: UUID) -> Ledger | None:
    """Take a ledger up under a turn of its own; None where it is over or another makes it.

    One that nobody brought to its end in so many turns is given up.
    """
    now = clock.now()
    silent = Q(beat_at=None) | Q(beat_at__lt=now - LEASE)
    taken = Ledger.objects.filter(UNFINISHED, silent, pk=ledger_id, turn__lt=MOST_TURNS).update(
        turn=F("turn") + 1, beat_at=now, rows=0
    )
    if taken:
        return Ledger.objects.select_related("by").get(pk=ledger_id)
    Ledger.objects.filter(UNFINISHED, silent, pk=ledger_id).update(
        ended_at=now, trouble=FAULT, expires_at=None
    )
    return None


def beat(ledger: Ledger, rows: int) -> bool:
    """Say that its maker is at work, and how far; False where another has taken it up meanwhile."""
    return bool(
        Ledger.objects.filter(UNFINISHED, pk=ledger.pk, turn=ledger.turn).update(
            beat_at=clock.now(), rows=rows
        )
    )


@transaction.atomic
def finish(ledger: Ledger, written: Written, files: Files, size: int, by: Actor) -> bool:
    """It is there: its file gets its name, and the journal hears with which purpose and how many rows.

    False where another has taken it up meanwhile; the file is not kept then.
    """
    now = clock.now()
    ours = Ledger.objects.select_for_update(no_key=True).filter(UNFINISHED, pk=ledger.pk, turn=ledger.turn)
    if not ours.exists():
        return False
    files.keep()
    made = {"rows": written.rows, "capped": written.capped, "size": size}
    ours.update(**made, ended_at=now, expires_at=now + KEPT_FOR, lies=True)
    record("ledger.made", ledger, by, rows=written.rows, capped=int(written.capped))
    return True


def give_up(ledger: Ledger, trouble: str) -> None:
    """Nothing will come of it, and why."""
    ours = Ledger.objects.filter(UNFINISHED, pk=ledger.pk, turn=ledger.turn)
    ours.update(ended_at=clock.now(), trouble=trouble)


def let_go(ledger: Ledger) -> None:
    """Its maker failed: the next one need not wait until this one's time has run out."""
    Ledger.objects.filter(UNFINISHED, pk=ledger.pk, turn=ledger.turn).update(beat_at=None)


def expire() -> int:
    """Erase what has been there long enough; how many files. Later nothing tells of it but the journal."""
    gone = 0
    for pk in Ledger.objects.filter(LIES, expires_at__lte=clock.now()).values_list("pk", flat=True)[:200]:
        # First the file: a row that says that there is none must be true.
        erased.note("ledgers", [pk])
        vault.erase(LEDGER.name_of(pk))
        gone += erase_again([pk])
    long_ago = ~UNFINISHED & Q(lies=False, asked_at__lt=clock.now() - TOLD_FOR)
    Ledger.objects.filter(long_ago).delete()
    return gone


def erase_again(ids: Sequence[UUID | str]) -> int:
    """Say of these that their files are gone, which the vault's ledger sees to; of how many it was not."""
    return Ledger.objects.filter(pk__in=ids, lies=True).update(lies=False)


def some(most: int) -> list[vault.Named]:
    """The newest files."""
    newest = Ledger.objects.filter(LIES).order_by("-pk").values_list("pk", flat=True)[:most]
    return [vault.Named(LEDGER.name_of(pk)) for pk in newest]


def record(word: str, ledger: Ledger, by: Actor, **more: int) -> None:
    """Codes and numbers: for what, of where and when, for which purpose."""
    journal.record(
        area_code=ledger.area_code,
        type=word,
        topic=Topic.LEDGERS,
        object_type="ledger",
        object_id=ledger.pk,
        actor=by.account_id,
        post=by.post_id,
        purpose=ledger.purpose,
        facts={
            "kind": ledger.kind,
            "since": ledger.since.isoformat(),
            "until": ledger.until.isoformat(),
            **more,
        },
    )
