"""Organisations, accounts, posts and the devices (browser sessions) accounts are signed in on."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any, ClassVar, Final

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.password_validation import validate_password
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Now

from pingan.core import clock
from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS
from pingan.core.identifiers import folded
from pingan.core.ids import uuid7
from pingan.people.passwords import DEMO_PASSWORD
from pingan.people.roles import ROLES

PHONE_LENGTH = 20


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def open_on(self, day: date) -> OrganisationQuerySet:
        """Those that something can be given to on that day."""
        begun = Q(opened_on__isnull=True) | Q(opened_on__lte=day)
        return self.filter(begun, Q(closed_on__isnull=True) | Q(closed_on__gt=day))


class Organisation(models.Model):
    """A body people work for: a village committee, a township centre, a bureau of the county.

    Its kind is one of `organisations.csv`. There may be several of a kind in one area.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    area_code = models.CharField(max_length=GRID_DIGITS)

    # Where it answers; empty where none is known.
    phone = models.CharField(max_length=PHONE_LENGTH, blank=True, default="", db_default="")

    # The one of its kind there that employs whoever is appointed without naming another.
    is_usual = models.BooleanField(default=False, db_default=False)

    # It is open on the days [opened_on, closed_on). What was closed keeps its name for old cases.
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=True)
                | Q(closed_on__gte=F("opened_on")),
                name="people_organisation_open_span",
            ),
            models.UniqueConstraint(
                fields=["kind", "area_code"], condition=Q(is_usual=True), name="people_organisation_one_usual"
            ),
            models.UniqueConstraint(
                fields=["kind", "area_code", "name"], name="people_organisation_one_of_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


# Of accounts that take steps by themselves: nothing hashes to it, and no person's account ever has it.
NOBODYS_HASH: Final = "!"


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(username=folded(username or ""))


class Account(AbstractBaseUser):
    """One person's way in. There are no superusers: every right comes from a post."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Kept folded, so that no two differ in letter case alone: look it up by `folded`, too.
    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    language = models.CharField(max_length=10, blank=True, default="")
    # At work, for colleagues; empty where none is known.
    phone = models.CharField(max_length=PHONE_LENGTH, blank=True, default="", db_default="")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # Somebody else knows the password (an operator gave it): until it is changed, nothing else is open.
    must_change_password = models.BooleanField(default=False)
    # Signing in asks for something its holder has, too (`factors`). Kept, because every request asks.
    has_factor = models.BooleanField(default=False, db_default=False, editable=False)
    # Everybody knows the password. Kept, because asking a hash takes most of a second.
    has_demo_password = models.BooleanField(default=False, editable=False)
    # Since when it is what it is: a county may ask for another after so many days (`settings.PASSWORD_DAYS`).
    password_set_at = models.DateTimeField(default=clock.now, db_default=Now(), editable=False)
    # Where it belongs, and so who looks after it: given with the first post, and moved by a lasting one.
    area_code = models.CharField(
        max_length=GRID_DIGITS, db_collation="C", blank=True, default="", db_default=""
    )
    version = models.PositiveIntegerField(default=1, db_default=1)
    # Device rows say when an account was last seen; Django's own column would be a second truth.
    last_login = None

    # What `set_password` changes.
    PASSWORD_FIELDS: ClassVar = ("password", "has_demo_password", "password_set_at")
    USERNAME_FIELD = "username"
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        indexes = [models.Index(fields=["area_code", "username"], name="people_account_of_area")]

    def __str__(self) -> str:
        return self.name

    @property
    def acts_by_itself(self) -> bool:
        """Whether it is the house's own, and nobody stands behind the name who could be called."""
        return self.password == NOBODYS_HASH

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.username = folded(self.username)
        super().save(*args, **kwargs)

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.has_demo_password = raw_password == DEMO_PASSWORD
        self.password_set_at = clock.now()

    def refusals_of(self, password: str) -> list[str]:
        """Why this password will not do for this account, in the reader's language; empty when it will."""
        try:
            validate_password(password, self)
        except ValidationError as refused:
            return list(refused.messages)
        return []


class PostQuerySet(models.QuerySet["Post"]):
    def current(self, on: date) -> PostQuerySet:
        """Posts held on that day. A role that was taken out of the tables, or that only servers of the next
        release know, is no post here."""
        held = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)
        return held.filter(role__in=list(ROLES))


class _Days(Func):
    """The days of a post as a range of the database."""

    function = "DATERANGE"
    output_field = DateRangeField()


class Post(models.Model):
    """Role × area × organisation × dates: the only source of rights.

    Nobody holds the same one twice at a time.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20)
    area_code = models.CharField(max_length=GRID_DIGITS)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # Held in place of another's, until its last day and no longer.
    acting_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="stand_ins"
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="people_post_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(acting_for__isnull=True) | Q(ends_on__isnull=False),
                name="people_post_acting_ends",
            ),
            ExclusionConstraint(
                name="people_post_once_at_a_time",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("area_code", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    (
                        _Days(
                            "starts_on", "ends_on", RangeBoundary(inclusive_lower=True, inclusive_upper=True)
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["role", "area_code"], name="people_post_role_area"),
            # Who held something in an area, whatever their role.
            models.Index(fields=["area_code", "id"], name="people_post_of_area"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.area_code}"


class Device(AbstractBaseSession):
    """A browser an account is signed in on: Django's session row, with the account and post in columns.

    Columns, because a lost phone is found and signed out by account, and because one joined query per
    request then answers who acts (`sessions.SessionStore.person`).
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="devices")
    post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True)
    user_agent = models.CharField(max_length=200, blank=True, default="")
    signed_in_at = models.DateTimeField(null=True)
    last_opened_at = models.DateTimeField(null=True)

    # Who vouched for the person in place of a password: a provider's name (`identities`); empty for nobody.
    provider = models.CharField(max_length=40, blank=True, default="", db_default="")
    # When whoever is here last showed that it is them, and when by something they hold (`factors`).
    confirmed_at = models.DateTimeField(null=True)
    factor_at = models.DateTimeField(null=True)
    # What a passkey is to sign next, once, and since when that is known.
    challenge = models.BinaryField(null=True)
    challenged_at = models.DateTimeField(null=True)

    # What a phone told when it last handed something in: when, how much waited, and since when.
    spoke_at = models.DateTimeField(null=True)
    waiting = models.PositiveIntegerField(default=0, db_default=0)
    oldest_at = models.DateTimeField(null=True)

    # The public half of the key by which the phone signs what a colleague carries for it (`outbox.parcels`):
    # a point of P-256. It goes with the session: what a lost phone signed is worth nothing any more.
    signing_key = models.BinaryField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = []

    @classmethod
    def get_session_store_class(cls) -> type:
        # By its name in the settings, as Django finds it: the store is made of this model.
        store: type = import_module(settings.SESSION_ENGINE).SessionStore
        return store


class FailedWay(models.TextChoices):
    """What was wrong: the password, or what comes after it."""

    PASSWORD = "password"  # noqa: S105  a word for what was wrong
    FACTOR = "factor"


# Fewer on a day are slips of somebody's own, and told to nobody.
WORTH_TELLING = 3


class FailedSignIn(models.Model):
    """How often somebody was taken for another on a day, and was not: one row for all tries of a day.

    Neither what was typed is kept nor from where. Tries at names that nobody has are one row of no account.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    # Where the account belongs, for whoever watches there; empty for no account.
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C", blank=True)
    day = models.DateField()
    way = models.CharField(max_length=10, choices=FailedWay.choices)
    # On a device on which the account was signed in before.
    known = models.BooleanField()
    tries = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "day", "way", "known"],
                condition=Q(account__isnull=False),
                name="people_failed_sign_in_of_day",
            ),
            models.UniqueConstraint(
                fields=["day", "way", "known"],
                condition=Q(account__isnull=True),
                name="people_failed_sign_in_of_nobody",
            ),
        ]
        indexes = [
            # The newest first: ids are of their moment.
            models.Index(
                "county_code",
                F("id").desc(),
                condition=Q(tries__gte=WORTH_TELLING),
                name="people_failed_sign_in_newest",
            ),
            models.Index(fields=["day"], name="people_failed_sign_in_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.way} {self.tries}"
