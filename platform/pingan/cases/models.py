"""The case, its steps and its photos."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Transform
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db.models import F, Func, Q
from django.db.models.functions import Left, Now
from django.utils.functional import cached_property

from pingan.cases.workflow import State
from pingan.categories.models import CODE_LENGTH, OverriddenItem
from pingan.categories.urgencies import URGENCIES
from pingan.core import clock
from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS, LENGTHS, Level
from pingan.core.frames import SRID, TILE_SRID
from pingan.core.ids import uuid7
from pingan.people.models import Account, Organisation

OPEN = Q(closed_at__isnull=True)
ASSIGNED = Q(organisation__isnull=False)
ESCALATED = Q(escalated__gt=0)
# Tasks of organisations beside the one that has the case (`cases.tasks.HANDLING`).
BESIDE = ~Q(kind="handling")
TO_CALL = Q(call_due__isnull=False)
# Words of the tracks; `cases.checks` holds every registered one against them.
TRACK_LENGTH = STATE_LENGTH = 20
ACTION_LENGTH = 30
SUMMARY_LENGTH = 60
FILE_NAME_LENGTH = 120
# What is read for it: a number that begins in the summary ends well within this.
OPENING_LENGTH = SUMMARY_LENGTH + 60


def shown_code(code: str) -> str:
    """The public code as people read it to each other."""
    return f"PA-{code[:4]}-{code[4:]}"


def _ancestor(level: Level) -> models.GeneratedField:
    """The area of that level: a prefix of the grid's code, stored by the database itself."""
    digits = LENGTHS[level]
    return models.GeneratedField(
        expression=Left("grid_code", digits),
        output_field=models.CharField(max_length=digits),
        db_persist=True,
    )


class Case(models.Model):
    """One matter. `id` is the reporter's UUIDv7 and the report's idempotency key; `code` is public.

    The code of each area level is a plain column, so that a county leader and a grid worker run the
    same index scan at any depth. `location` is the measured point in CGCS2000.

    A column stands here that is in a list, an index or on the map. What else is known of a case lies beside
    it: how it came in `Received`, its time limits in `Clock`, what is asked of others in `Task`.
    """

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=8, unique=True)
    track = models.CharField(max_length=TRACK_LENGTH)
    category = models.CharField(max_length=CODE_LENGTH)
    # The top of the category's path on the day it was given: what the case is counted under.
    major_category = models.CharField(max_length=CODE_LENGTH)
    urgency = models.CharField(max_length=8, choices=[(urgency, urgency) for urgency in URGENCIES])
    state = models.CharField(max_length=STATE_LENGTH)
    what = models.CharField(max_length=2000)
    place_note = models.CharField(max_length=200, blank=True, default="")

    location = models.PointField(srid=SRID, null=True, spatial_index=False)
    location_3857 = models.GeneratedField(
        expression=Transform("location", TILE_SRID),
        output_field=models.PointField(srid=TILE_SRID, null=True, spatial_index=False),
        db_persist=True,
    )
    # Morton key of the finest Web Mercator cell (`core.cells`), for the map's pyramid; null without a point.
    cell = models.BigIntegerField(null=True)
    grid_code = models.CharField(max_length=GRID_DIGITS)
    county_code = _ancestor(Level.COUNTY)
    township_code = _ancestor(Level.TOWNSHIP)
    village_code = _ancestor(Level.VILLAGE)

    # The server's receipt decides deadlines; the phone's clock is kept beside it.
    received_at = models.DateTimeField()
    occurred_at = models.DateTimeField(null=True)
    accept_due = models.DateTimeField()
    close_due = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    # The action that closed it, empty while it is open; also where a server of an earlier release did.
    ending = models.CharField(max_length=ACTION_LENGTH, blank=True, default="", db_default="")
    # The clock that runs: until somebody accepts it, then until it is finished. What is overdue (超期) and
    # what is due first are told by this column alone, in lists, counts and sums.
    due = models.GeneratedField(
        expression=models.Case(
            models.When(state=State.REPORTED, then=F("accept_due")), default=F("close_due")
        ),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    # Until when whoever told us of it is to be called back; null where nobody is, or nobody any more
    # (`cases.evaluations`).
    call_due = models.DateTimeField(null=True)

    # How its seniors follow it (督办): `cases.oversight.LEVELS`, empty for nearly all.
    supervision = models.CharField(max_length=10, blank=True, default="", db_default="")

    reporter = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    holder = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # The organisation it is assigned to; kept when it is handled and closed, for that is who did it.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # The highest level of posts that the case has come up to (`cases.escalation`); 0 while it is in time.
    escalated = models.PositiveSmallIntegerField(db_default=0, default=0)
    version = models.PositiveIntegerField(db_default=1, default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_at__isnull=False)
                | (~Q(state=State.CLOSED) & Q(closed_at__isnull=True)),
                name="cases_case_closed_at_iff_closed",
            ),
        ]
        indexes = [
            *(
                models.Index(
                    level, F("received_at").desc(), F("id").desc(), name=f"cases_{level[:-5]}_newest"
                )
                for level in ("county_code", "township_code", "village_code", "grid_code")
            ),
            # Open cases are few however many years are kept; the desks' queues live on these.
            *(
                models.Index(
                    level,
                    F("received_at").desc(),
                    F("id").desc(),
                    name=f"cases_{level[:-5]}_open",
                    condition=OPEN,
                )
                for level in ("county_code", "township_code", "grid_code")
            ),
            *(
                models.Index(scope, "due", "id", name=f"cases_{name}_due", condition=OPEN)
                for scope, name in (
                    ("county_code", "county"),
                    ("township_code", "township"),
                    ("grid_code", "grid"),
                    ("holder", "holder"),
                )
            ),
            # What has come up to somebody is rare, and read by its deadline.
            *(
                models.Index(
                    level, "due", "id", name=f"cases_{level[:-5]}_escalated", condition=OPEN & ESCALATED
                )
                for level in ("county_code", "township_code")
            ),
            # The lists of one state, of which some are always few: what is objected to, what is put off.
            *(
                models.Index(scope, "state", "due", "id", name=f"cases_{scope[:-5]}_state", condition=OPEN)
                for scope in ("county_code", "township_code")
            ),
            *(
                models.Index(
                    *(scope, "state", F("received_at").desc(), F("id").desc()),
                    name=f"cases_{scope[:-5]}_stands",
                    condition=OPEN,
                )
                for scope in ("county_code", "township_code")
            ),
            # Who is to be called back, by the end of the time there is for it.
            *(
                models.Index(level, "call_due", "id", name=f"cases_{level[:-5]}_call", condition=TO_CALL)
                for level in ("county_code", "township_code")
            ),
            # A rare kind is found among a county's cases without walking through all the others, and so are
            # those of a township, among the county's of that kind.
            *(
                models.Index(
                    "county_code", kind, F("received_at").desc(), F("id").desc(), name=f"cases_county_{name}"
                )
                for kind, name in (("category", "minor"), ("major_category", "major"))
            ),
            models.Index("reporter", F("received_at").desc(), F("id").desc(), name="cases_reporter_newest"),
            models.Index(
                "holder", F("received_at").desc(), F("id").desc(), name="cases_holder_open", condition=OPEN
            ),
            models.Index(
                "organisation",
                F("received_at").desc(),
                F("id").desc(),
                name="cases_organisation_newest",
                condition=ASSIGNED,
            ),
            models.Index(
                "organisation", "due", "id", name="cases_organisation_due", condition=OPEN & ASSIGNED
            ),
            models.Index(
                *("organisation", "state", "due", "id"),
                name="cases_organisation_state",
                condition=OPEN & ASSIGNED,
            ),
            # Of years of cases the oldest that are open are not found from their end.
            models.Index(
                "organisation",
                F("received_at").desc(),
                F("id").desc(),
                name="cases_organisation_open",
                condition=OPEN & ASSIGNED,
            ),
            # What is supervised are some dozens of a county, found by their level.
            models.Index(
                "county_code",
                "supervision",
                F("received_at").desc(),
                F("id").desc(),
                name="cases_county_supervised",
                condition=OPEN & ~Q(supervision=""),
            ),
            # What was closed in some days, for monthly figures.
            models.Index(
                "county_code",
                "closed_at",
                "id",
                name="cases_county_closed",
                condition=Q(closed_at__isnull=False),
            ),
            models.Index("county_code", "cell", name="cases_county_cell"),
            GistIndex("location_3857", name="cases_location_3857"),
            # What is open around a place, however much has been closed there.
            GistIndex("location_3857", name="cases_open_near", condition=OPEN),
        ]

    def __str__(self) -> str:
        return shown_code(self.code)

    @property
    def opening(self) -> str:
        """The beginning of what was reported, of which lists show a summary."""
        return self.what[:OPENING_LENGTH]

    # Kept, because asking a geometry costs more than the rest of a row's description.
    @cached_property
    def lng(self) -> float | None:
        return self.location.x if self.location else None

    @cached_property
    def lat(self) -> float | None:
        return self.location.y if self.location else None


class Received(models.Model):
    """The report as it came: what the phone measured, in its own datum, and the post it was sent from."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="received")
    raw_lng = models.FloatField(null=True)
    raw_lat = models.FloatField(null=True)
    source_datum = models.CharField(max_length=8, blank=True, default="", db_default="")
    accuracy_m = models.FloatField(null=True)
    captured_at = models.DateTimeField(null=True)
    # Other grids that the place may belong to, the nearest first.
    near_codes = models.JSONField(default=list, db_default=[])
    reporter_post = models.UUIDField(null=True)

    def __str__(self) -> str:
        return str(self.case_id)


class Wording(models.Model):
    """By what a case is found (`cases.search`): its code, what was reported and where, folded, and without
    numbers of people. The database writes it with the case.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="wording")
    words = models.TextField()
    # Of the case, so that what is found is cut to an area and to the newest without reading cases.
    grid_code = models.CharField(max_length=GRID_DIGITS)
    received_at = models.DateTimeField()

    class Meta:
        indexes = [
            # Written at once: a pile of what is still to be sorted in would have to be read by every search.
            GinIndex(
                Func("words", "grid_code", function="cases_tokens"),
                name="cases_wording_tokens",
                fastupdate=False,
            ),
        ]

    def __str__(self) -> str:
        return str(self.case_id)


class Step(models.Model):
    """One line of a case's timeline: appended, never edited.

    What people wrote is here and not in the journal, which carries no personal data.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps", db_index=False)
    action = models.CharField(max_length=ACTION_LENGTH)
    # On which the step was taken: the one that hands a case over belongs to the track it leaves. Empty where
    # a server of an earlier release wrote the line.
    track = models.CharField(max_length=TRACK_LENGTH, default="", db_default="", blank=True)
    from_state = models.CharField(max_length=STATE_LENGTH, blank=True, default="")
    to_state = models.CharField(max_length=STATE_LENGTH)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=20)
    at = models.DateTimeField()
    note = models.CharField(max_length=2000, blank=True, default="")
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="cases_step_of_case")]

    def __str__(self) -> str:
        return f"{self.action} {self.at}"


class Link(models.Model):
    """`source` belongs to `target` in a way that `cases.links` has a word for."""

    source = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links", db_index=False)
    target = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="linked")
    kind = models.CharField(max_length=20)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind"], name="cases_link_one_of_a_kind"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="cases_link_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"


class ReadMark(models.Model):
    """How far an account has seen a list: everything up to that number of its county's journal."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", db_index=False)
    county = models.CharField(max_length=COUNTY_DIGITS)
    tab = models.CharField(max_length=20)
    seq = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "county", "tab"], name="cases_readmark_one")
        ]

    def __str__(self) -> str:
        return f"{self.tab} upto {self.seq}"


class Lease(models.Model):
    """Somebody is writing a form of a case: `what` is the step it is for, and of which part (`cases.leases`).

    It lies in an unlogged table and is swept away: nothing is decided by it, and who took it from whom stands
    in the timeline.
    """

    case = models.UUIDField()
    what = models.CharField(max_length=70)
    account = models.UUIDField()
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "what"], name="cases_lease_one")]

    def __str__(self) -> str:
        return f"{self.account} writes {self.what}"


class ShiftNote(models.Model):
    """What one shift leaves to the next at an organisation's desk. Each change is a row of its own."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    words = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "version"], name="cases_shiftnote_versions")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.version}"


class DutyOverridden(models.Model):
    """A case that was sent against an item of the catalogue: what the figures of its unit are opened by. Who
    did it stands in the timeline."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    item = models.ForeignKey(OverriddenItem, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("item", F("at").desc(), F("id").desc(), name="cases_overridden_of_item")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.case_id}"


class Photo(models.Model):
    """A picture of a case, re-encoded on arrival: no metadata, at most 1600 px. The file lies on disk."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="photos")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    # Of the bytes as sent: the same id with the same bytes is a replay, with others a conflict.
    sent_sha256 = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.id)


class File(models.Model):
    """A document or recording that goes with a case, kept as it came: `kind` was told from its content.

    `name` is what its sender called it, made harmless; where it lies is told by its id alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="files", db_index=False)
    name = models.CharField(max_length=FILE_NAME_LENGTH)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    # Of the bytes as sent: the same id with the same bytes is a replay, with others a conflict.
    sent_sha256 = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="cases_file_of_case")]

    def __str__(self) -> str:
        return self.name


class Clock(models.Model):
    """One time limit of a case that runs, or has run: what `cases.clocks` promised, by which rule.

    `rule` is the rule's name with its limit, so that a clock goes on by what was promised whatever the rules
    say by then. `paused_for` counts in the limit's own time: working days as days, working hours as hours.
    `befell` is what moved its due moment, in order (`cases.counting`): from limit and start to `due_at`.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks", db_index=False)
    kind = models.CharField(max_length=20)
    rule = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    paused_for = models.DurationField(default=timedelta, db_default=timedelta())
    stopped_at = models.DateTimeField(null=True)
    # Counted in a year whose holidays had not been announced: counted again when they are.
    provisional = models.BooleanField(default=False, db_default=False)
    befell = models.JSONField(default=list, db_default=[])
    # When the watch has to look at it next: at once where nobody has yet, never where it is null.
    watch_at = models.DateTimeField(null=True, default=clock.now, db_default=Now())
    # How much of its time was used when the watch last told, in per cent.
    told = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(stopped_at=None), name="cases_clock_one_runs"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(stopped_at__gte=F("started_at"), paused_at=None),
                name="cases_clock_stops_after_start",
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None) | Q(paused_at__gte=F("started_at")),
                name="cases_clock_pauses_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "kind", "id"], name="cases_clock_of_case"),
            models.Index(
                fields=["case"],
                condition=Q(provisional=True, stopped_at=None),
                name="cases_clock_provisional",
            ),
            models.Index(
                fields=["watch_at", "id"],
                condition=Q(stopped_at=None, paused_at=None),
                name="cases_clock_watched",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at}"


class Escalation(models.Model):
    """A case has come up to a post, since its clock ran out of time: one row for each level of a clock.

    To a post (a role in an area), never to a person. `due_at` is counted from the clock's start, whatever was
    done to the case since. `heard`: somebody held the post then; where nobody did the case came up further.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="escalations", db_index=False)
    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="+", db_index=False)
    level = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20)
    area_code = models.CharField(max_length=GRID_DIGITS)
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    heard = models.BooleanField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "level"], condition=Q(ended_at=None), name="cases_escalation_one_of_a_level"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("at")), name="cases_escalation_ends_after_it"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="cases_escalation_of_case"),
            models.Index(
                fields=["area_code", "id"],
                condition=Q(ended_at=None, heard=False),
                name="cases_escalation_unheard",
            ),
            models.Index(fields=["at", "id"], name="cases_escalation_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.role} {self.area_code}"


class Task(models.Model):
    """Something asked of an organisation for a case: to help, to look into it, to give leave.

    It changes nothing of whose turn the case is, and no state. `kind` is a word that a room registers with
    `cases.tasks`. `action` is the move that an approval is asked for.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    kind = models.CharField(max_length=20)
    action = models.CharField(max_length=ACTION_LENGTH, blank=True, default="")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    holder = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    # For which organisation it was asked; unknown of what was asked before it was kept.
    asking = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField()
    words = models.CharField(max_length=2000)
    # With what else the move is taken that leave is asked for.
    said = models.JSONField(default=dict, db_default={})
    respond_by = models.DateTimeField(null=True)
    # That it has been taken up there (报到): said by the organisation, and never by where somebody was.
    arrived_at = models.DateTimeField(null=True)
    arrived_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    outcome = models.CharField(max_length=20, blank=True, default="")
    report = models.CharField(max_length=2000, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, outcome="", report="")
                | (Q(done_at__gte=F("asked_at"), done_by__isnull=False) & ~Q(outcome="")),
                name="cases_task_done_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(respond_by=None) | Q(respond_by__gt=F("asked_at")),
                name="cases_task_respond_after_asked",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at=None, arrived_by=None)
                | Q(arrived_at__gte=F("asked_at"), arrived_by__isnull=False),
                name="cases_task_arrived_has_somebody",
            ),
            # The same thing is asked of one organisation once at a time.
            models.UniqueConstraint(
                fields=["organisation", "case", "kind", "action"],
                condition=Q(done_at=None),
                name="cases_task_asked_once",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="cases_task_of_case"),
            models.Index(
                fields=["organisation", "respond_by", "id"],
                condition=Q(done_at=None),
                name="cases_task_organisation_open",
            ),
            # What others are asked for is few beside all that they have.
            models.Index(
                fields=["organisation", "case"],
                condition=Q(done_at=None) & BESIDE,
                name="cases_task_organisation_beside",
            ),
            models.Index(
                F("organisation"),
                F("done_at").desc(),
                F("id").desc(),
                condition=Q(done_at__isnull=False),
                name="cases_task_organisation_done",
            ),
            models.Index(
                fields=["holder", "respond_by", "id"],
                condition=Q(done_at=None),
                name="cases_task_holder_open",
            ),
            # What is asked by name, and told of in ledgers by when it was: few beside what moves ask.
            models.Index(
                fields=["kind", "asked_at", "id"],
                condition=Q(kind__in=("supervision", "whistle")),
                name="cases_task_by_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.asked_at}"


class TaskRating(models.Model):
    """What one side of a task says of the other when it is over: who asked of the answer, who was asked in
    reply. Each says it once, and both stand side by side."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="ratings", db_index=False)
    side = models.CharField(max_length=10)
    rating = models.CharField(max_length=20, blank=True, default="")
    words = models.CharField(max_length=2000)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "side"], name="cases_task_rated_once")]

    def __str__(self) -> str:
        return f"{self.side} {self.rating}"
