"""The case as lists, indexes and the map need it, and what lies beside it since it was reported."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Transform
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db.models import F, Func, Q
from django.db.models.functions import Left
from django.utils.functional import cached_property

from pingan.cases.workflow import State
from pingan.categories.models import CODE_LENGTH
from pingan.categories.urgencies import URGENCIES
from pingan.core.area_codes import GRID_DIGITS, LENGTHS, Level
from pingan.core.frames import SRID, TILE_SRID
from pingan.core.ids import PUBLIC_CODE_LENGTH
from pingan.people.models import Account, Organisation

OPEN = Q(closed_at__isnull=True)
ASSIGNED = Q(organisation__isnull=False)
ESCALATED = Q(escalated__gt=0)
TO_CALL = Q(call_due__isnull=False)
# Words of the tracks; `cases.checks` holds every registered one against them.
TRACK_LENGTH = STATE_LENGTH = 20
ACTION_LENGTH = 30
# What a version of the ground is called.
GROUND_LENGTH = 64
SUMMARY_LENGTH = 60
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
    code = models.CharField(max_length=PUBLIC_CODE_LENGTH, unique=True)
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
    # Where the phone took the point to be, by which file of grids; empty where it asked none.
    phone_grid = models.CharField(max_length=GRID_DIGITS, blank=True, default="", db_default="")
    phone_ground = models.CharField(max_length=GROUND_LENGTH, blank=True, default="", db_default="")

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
