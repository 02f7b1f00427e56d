"""Sessions in the database, one row per device; who acts is one small question to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection, transaction

from pingan.core import clock
from pingan.core.postgis.statements import Statement
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Device
from pingan.people.policy import First
from pingan.people.roles import ROLES

# The account must be active and the post held today; without them the row is an anonymous session.
_ACTOR = Statement(
    "people_actor",
    """
    SELECT a.id::uuid, a.name::text, a.language::text, p.id::uuid, p.role::text, p.area_code::text,
           p.organisation_id::uuid, (d.provider = '' AND (a.must_change_password
             OR coalesce(a.password_set_at < %(stale)s, false)))::boolean,
           a.has_factor::boolean, a.has_demo_password::boolean, d.confirmed_at::timestamptz,
           d.factor_at::timestamptz, d.provider::text
    FROM people_device d
    LEFT JOIN people_account a ON a.id = d.account_id AND a.is_active
      AND (%(demo)s OR NOT a.has_demo_password)
    LEFT JOIN people_post p ON p.id = d.post_id AND p.account_id = a.id
      AND p.starts_on <= %(today)s AND (p.ends_on IS NULL OR p.ends_on >= %(today)s)
    WHERE d.session_key = %(key)s AND d.expire_date > now()
    """,
    {"key": "text", "today": "date", "demo": "boolean", "stale": "timestamptz"},
)


# What the calendar alone will change for the device's account: the session's end, and of its posts the next
# first day and the next day after a last one. Last days beyond the session's end are passed over: nobody
# waits for them, and after 9999-12-31, which operators write for "for ever", Python has no day.
_TURN = Statement(
    "people_turn",
    """
    SELECT d.expire_date,
      min(CASE WHEN p.starts_on > %(today)s THEN p.starts_on ELSE p.ends_on + 1 END)
    FROM people_device d
    LEFT JOIN people_post p ON p.account_id = d.account_id
      AND (p.starts_on > %(today)s OR p.ends_on BETWEEN %(today)s AND d.expire_date::date)
    WHERE d.session_key = %(key)s
    GROUP BY d.expire_date
    """,
    {"key": "text", "today": "date"},
)


class SessionStore(DatabaseStore):
    """Django's database sessions over `Device`; `actor()` is who acts, or None.

    Whoever has something to do first (`first`: show or set up a second factor, choose a password of their
    own) is signed in (`person()`), and acts as nobody: what asks for the actor, be it a view, a tile or a
    socket, is closed to them without knowing of it.

    Nearly every request asks for the actor and nothing else of its session, so that is a question of its
    own, and the session's sealed data stays closed.
    """

    _person: Actor | None = None
    _asked = False
    must_change_password = False
    # What the row says beside who it is, once `person()` has asked.
    confirmed_at: datetime | None = None
    factor_at: datetime | None = None
    provider = ""
    _factor_first: First | None = None

    @classmethod
    def get_model_class(cls) -> type[Device]:
        return Device

    def _validate_session_key(self, key: str | None) -> bool:
        """Whether it may be looked for: a cookie may hold anything, a NUL too, which no query takes."""
        if key is None or not (key.isascii() and key.isprintable()):
            return False
        return bool(super()._validate_session_key(key))  # type: ignore[misc]  # not in the stubs

    def actor(self) -> Actor | None:
        """Who acts in this session: the person signed in, once nothing is to be done before."""
        return None if self.first else self.person()

    @property
    def first(self) -> First | None:
        """What the person has to do before they act. A factor is shown before anything is changed: whoever
        was given another's password must not get to choose the next one."""
        self.person()
        if self._factor_first is First.FACTOR:
            return First.FACTOR
        return First.PASSWORD if self.must_change_password else self._factor_first

    def is_fresh(self) -> bool:
        """Whether the person has shown within the last minutes (`settings.CONFIRM_MINUTES`) that it is
        them."""
        lately = clock.now() - timedelta(minutes=settings.CONFIRM_MINUTES)
        return self.confirmed_at is not None and self.confirmed_at >= lately

    def person(self) -> Actor | None:
        """Who is signed in, whether they may act yet or not; asks at most once per request."""
        if self.session_key is not None and not self._asked:
            self._asked = True
            # As Django's own reading does: what is answered now depends on the cookie.
            self.accessed = True
            self._person = self._who()
        return self._person

    def _who(self) -> Actor | None:
        with connection.cursor() as cursor:
            known = {"key": self.session_key, "today": clock.today(), "demo": settings.DEMO_ACCOUNTS}
            _ACTOR.execute(cursor, known | {"stale": stale_before()})
            row = cursor.fetchone()
        if row is None:
            # Ended or never there. The cookie stays all the same: taking it away, this late answer might take
            # the one that somebody has just been given at another tab.
            return None
        *who, must_change, has_factor, is_demo, self.confirmed_at, self.factor_at, self.provider = row
        person = _actor_of(*who)
        self.must_change_password = bool(must_change)
        self._factor_first = None
        if person is not None and self.factor_at is None:
            if has_factor:
                self._factor_first = First.FACTOR
            elif not is_demo and policy.may(person.role, policy.FACTOR_NEEDED):
                # Whose password everybody knows is no better guarded by anything beside it.
                self._factor_first = First.SET_UP
        return person

    def turns_at(self) -> datetime | None:
        """When, by date alone, the session or a post of its account ends, or another post of it begins; the
        nearest of these moments. None for a session that is not there."""
        with connection.cursor() as cursor:
            _TURN.execute(cursor, {"key": self.session_key, "today": clock.today()})
            row: tuple[datetime, date | None] | None = cursor.fetchone()
        if row is None:
            return None
        expires_at, day = row
        return expires_at if day is None else min(expires_at, clock.day_begins(day))

    @contextmanager
    def changing(self) -> Iterator[None]:
        """A transaction that starts or ends the session; where it fails, the session stays what it was.

        Otherwise the middleware would go on with what was rolled back: save a row that is not there, or take
        the cookie of one that still is.
        """
        key = self.session_key
        try:
            with transaction.atomic():
                yield
        except BaseException:
            self._session_key = key
            self.__dict__.pop("_session_cache", None)
            self.modified = False
            self._asked = False
            raise

    def origin(self) -> str:
        """The key under which the password was given: a change of post renews the key, and with it nobody is
        to get further guesses."""
        return self.get("origin") or self.session_key or ""

    def sign_in(
        self,
        *,
        account_id: UUID,
        post_id: UUID,
        user_agent: str,
        must_change_password: bool = False,
        origin: str = "",
        provider: str = "",
        confirmed_at: datetime | None = None,
        factor_at: datetime | None = None,
    ) -> None:
        """Start a fresh session for the account: the key from before sign-in must not live on. `origin` is
        that of the session it goes on from, where no password was given; `provider` has vouched for the
        person; then when they last showed that it is them, and by something they hold."""
        self.flush()
        # Asked anew, if it is asked: the row is another.
        self._asked = False
        self.must_change_password = must_change_password
        self.update(
            {
                "account": str(account_id),
                "post": str(post_id),
                "user_agent": user_agent[:200],
                "origin": origin,
                "signed_in_at": clock.now().isoformat(),
                "provider": provider,
                "confirmed_at": confirmed_at and confirmed_at.isoformat(),
                "factor_at": factor_at and factor_at.isoformat(),
            }
        )
        self.create()

    def create_model_instance(self, data: dict[str, Any]) -> Device:
        device = cast(Device, super().create_model_instance(data))
        device.account_id = data.get("account")
        device.post_id = data.get("post")
        device.user_agent = data.get("user_agent", "")
        device.signed_in_at = data.get("signed_in_at")
        device.provider = data.get("provider") or ""
        device.confirmed_at = data.get("confirmed_at")
        device.factor_at = data.get("factor_at")
        return device


def stale_before() -> datetime | None:
    """A password from before then is to be changed; None where passwords last."""
    days: int = settings.PASSWORD_DAYS
    return clock.now() - timedelta(days=days) if days else None


def _actor_of(
    account_id: UUID | None,
    name: str | None,
    language: str | None,
    post_id: UUID | None,
    role: str | None,
    area_code: str | None,
    organisation_id: UUID | None,
) -> Actor | None:
    if account_id is None or post_id is None or role is None or organisation_id is None:
        return None
    if role not in ROLES:
        return None
    return Actor(
        account_id=account_id,
        post_id=post_id,
        role=role,
        area_code=area_code or "",
        organisation_id=organisation_id,
        name=name or "",
        language=language or "",
    )
