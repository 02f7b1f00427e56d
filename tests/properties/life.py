"""What is promised about a case's life, said once more in other words: the oracle of `test_case_life`.

Nothing here is read from the code under test: neither its tables of moves nor its policy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pingan.people.actors import Actor


@dataclass(frozen=True)
class Rule:
    """One line of the tables below."""

    roles: frozenset[str]
    sources: frozenset[str]
    to: str | None
    turn: str


_ROLES = {
    "worker": {"grid_worker"},
    "desk": {"dispatcher", "county_dispatcher"},
    "mediator": {"mediator"},
    "desks": {"dispatcher", "county_dispatcher", "leader"},
    "senior": {"county_dispatcher", "leader"},
    "staff": {"grid_worker", "dispatcher", "county_dispatcher", "department", "mediator"},
}
_ALL = {
    "event": {"reported", "accepted", "dispatched", "in_hand", "handled", "closed"},
    "dispute": {"reported", "accepted", "mediating", "concluded", "closed"},
}


def _table(track: str, text: str) -> Mapping[str, Rule]:
    states = {"always": _ALL[track], "open": _ALL[track] - {"closed"}}
    rules = {}
    for line in text.strip().splitlines():
        action, roles, sources, to, turn = line.split()
        froms = states.get(sources) or set(sources.split(","))
        rules[action] = Rule(frozenset(_ROLES[roles]), frozenset(froms), None if to == "=" else to, turn)
    return rules


# Action, whose work it is, from where, to where (= stays), whose turn it has to be: anyone's, the holder's,
# or the holder's unless nobody holds it (free).
_EVENT = """
claim              desk      reported                    accepted    anyone
release            desk      accepted                    reported    anyone
dispatch           desk      reported,accepted           dispatched  free
recall             desk      dispatched,in_hand          reported    anyone
receive            worker    dispatched                  in_hand     holder
send_back          worker    dispatched,in_hand          reported    holder
handle             worker    in_hand                     handled     holder
rework             desk      handled                     dispatched  anyone
self_resolve       worker    reported                    closed      anyone
hand_to_mediation  desk      reported,accepted,handled   reported    free
close              desk      accepted,handled            closed      free
note               staff     open                        =           anyone
add_photo          staff     always                      =           anyone
add_file           staff     always                      =           anyone
instruct           desks     open                        =           anyone
remind             desks     open                        =           anyone
supervise          senior    open                        =           anyone
lift_supervision   senior    open                        =           anyone
"""
_DISPUTE = """
claim              mediator  reported                    accepted    anyone
release            mediator  accepted,mediating          reported    anyone
self_resolve       worker    reported                    closed      anyone
record_session     mediator  accepted,mediating          mediating   holder
conclude           mediator  accepted,mediating          concluded   holder
close              mediator  concluded                   closed      anyone
note               staff     open                        =           anyone
add_photo          staff     always                      =           anyone
add_file           staff     always                      =           anyone
instruct           desks     open                        =           anyone
remind             desks     open                        =           anyone
supervise          senior    open                        =           anyone
lift_supervision   senior    open                        =           anyone
"""
RULES = {"event": _table("event", _EVENT), "dispute": _table("dispute", _DISPUTE)}

PAST = {
    "report": "case.reported",
    "claim": "case.claimed",
    "release": "case.released",
    "dispatch": "case.dispatched",
    "recall": "case.recalled",
    "receive": "case.received",
    "send_back": "case.sent_back",
    "handle": "case.handled",
    "rework": "case.reworked",
    "self_resolve": "case.self_resolved",
    "hand_to_mediation": "case.handed_to_mediation",
    "record_session": "case.session_recorded",
    "conclude": "case.concluded",
    "close": "case.closed",
    "note": "case.noted",
    "add_photo": "case.photo_added",
    "add_file": "case.file_added",
    "instruct": "case.instructed",
    "remind": "case.reminded",
    "supervise": "case.supervised",
    "lift_supervision": "case.supervision_lifted",
}
MAX_PHOTOS = 9
# They only add to a case: nobody who decided on it before comes too late because of them.
QUIET = frozenset({"note", "add_photo", "add_file", "instruct", "remind", "supervise", "lift_supervision"})
# After these nobody holds the case.
LETS_GO = frozenset({"release", "recall", "send_back", "handle", "hand_to_mediation", "close"})

Refusal = tuple[int, str]


@dataclass(frozen=True)
class Line:
    """A step as it must stand in the timeline (the first half) and in the journal."""

    action: str
    was_state: str
    state: str
    by: UUID
    role: str
    version: int
    was_track: str | None
    track: str
    hearers: frozenset[UUID]

    @property
    def step(self) -> tuple[Any, ...]:
        # The one that hands a case over was still taken on the track it leaves.
        return self.action, self.was_track or self.track, self.was_state, self.state, self.by, self.role

    @property
    def act(self) -> tuple[Any, ...]:
        return (
            PAST[self.action],
            f"cases.{self.track}",
            self.version,
            self.by,
            self.was_track,
            self.track,
            self.was_state or None,
            self.state,
            self.action in QUIET,
            self.hearers,
        )


@dataclass
class Known:
    """One case as it must be."""

    id: UUID
    grid: str
    reporter: UUID
    track: str
    state: str = "reported"
    holder: UUID | None = None
    version: int = 1
    handler: UUID | None = None
    photos: int = 0
    taken: bool = False
    # Supervised at the one level that is tried here; who was asked to report, and who has reminded lately.
    supervised: bool = False
    asked: UUID | None = None
    reminded: set[UUID] = field(default_factory=set)
    # Everybody there is, by account: who holds a case works for somebody.
    people: Mapping[UUID, Actor] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def reported(cls, case_id: UUID, grid: str, by: Actor, track: str, *, closed: bool) -> Known:
        known = cls(case_id, grid, by.account_id, track, "closed" if closed else "reported")
        known.lines.append(
            Line(
                "report", "", known.state, by.account_id, by.role, 1, None, track, frozenset({by.account_id})
            )
        )
        return known

    @property
    def row(self) -> tuple[Any, ...]:
        return self.grid, self.track, self.state, self.holder, self.version, self.state == "closed"

    def within_reach_of(self, actor: Actor) -> bool:
        """Whether there is such a case at all for this actor."""
        inside = self.grid.startswith(actor.area_code)
        own = actor.account_id in (self.reporter, self.holder)
        if actor.role == "leader":
            return inside
        if actor.role == "mediator":
            return own or (inside and self.track == "dispute")
        if actor.role == "department":
            return own
        return own or inside

    def open_to(self, actor: Actor) -> frozenset[str]:
        """The steps this actor may take now, if the case is within reach."""
        return frozenset(
            action for action in RULES[self.track] if self.refusal_by_table(actor, action) is None
        )

    def refusal(self, actor: Actor, action: str, version: int | None, worker: Actor | None) -> Refusal | None:
        """What the step must be refused with, None where it must succeed: the first reason that holds."""
        reasons: list[tuple[bool, Refusal]] = [
            (actor.role == "leader" and action == "add_photo", (403, "not_your_operation")),
            (version is None and action not in QUIET, (428, "version_needed")),
            (not self.within_reach_of(actor), (404, "not_found")),
            (action == "claim" and self.holder not in (None, actor.account_id), (409, "already_claimed")),
            (version != self.version and action not in QUIET, (412, "stale_version")),
        ]
        first = next((refusal for holds, refusal in reasons if holds), None)
        return first or self.refusal_by_table(actor, action) or self._refusal_of_words(actor, action, worker)

    def _refusal_of_words(self, actor: Actor, action: str, worker: Actor | None) -> Refusal | None:
        """Whose step it is is looked at before what was said with it."""
        if action == "add_photo" and self.photos == MAX_PHOTOS:
            return 422, "too_many_photos"
        if action == "dispatch" and not self._is_worked_by(worker):
            return 422, "unknown_worker"
        if action == "remind" and actor.account_id in self.reminded:
            return 409, "reminded_already"
        if action == "supervise" and self.supervised:
            return 409, "already_supervised"
        return None

    def refusal_by_table(self, actor: Actor, action: str) -> Refusal | None:
        rule = RULES[self.track].get(action)
        if rule is None or self.state not in rule.sources:
            return 409, "wrong_state"
        # Settled on the spot is what nobody has ever taken; what came back to the desk is the desk's.
        if action == "self_resolve" and self.taken:
            return 409, "wrong_state"
        if action == "lift_supervision" and not self.supervised:
            return 409, "wrong_state"
        turn = {
            "anyone": True,
            "holder": self.holder == actor.account_id,
            "free": self.holder in (None, actor.account_id),
        }[rule.turn]
        return None if actor.role in rule.roles and turn else (403, "not_your_move")

    def take(self, actor: Actor, action: str, worker: Actor | None = None) -> None:
        """Become what a successful step makes of it."""
        rule = RULES[self.track][action]
        was_state, was_track, was_holder = self.state, self.track, self.holder
        self.state = rule.to or self.state
        if action not in QUIET:
            self.version += 1
            self.taken = True
        if action == "hand_to_mediation":
            self.track = "dispute"
        if action == "handle":
            self.handler = actor.account_id
        if action == "add_photo":
            self.photos += 1
        if action in LETS_GO:
            self.holder = None
        elif action == "claim":
            self.holder = actor.account_id
        elif action == "dispatch":
            self.holder = worker.account_id if worker else None
        elif action == "rework":
            self.holder = self.handler
        if action == "remind":
            self.reminded.add(actor.account_id)
        was_asked = self.asked
        if action == "supervise":
            self.supervised, self.asked = True, self._in_charge()
        if action == "lift_supervision":
            self.supervised, self.asked = False, None
        # Whoever loses the case hears so, too: their list still shows it.
        hearers = {self.reporter, was_holder, self.holder, was_asked, self.asked} - {None}
        self.lines.append(
            Line(
                action,
                was_state,
                self.state,
                actor.account_id,
                actor.role,
                self.version,
                was_track,
                self.track,
                frozenset(hearer for hearer in hearers if hearer),
            )
        )

    def _in_charge(self) -> UUID | None:
        """Whom its holder works for, unless that is a village's committee; else the nearest desk's."""
        holder = self.people.get(self.holder) if self.holder else None
        if holder is not None and holder.role != "grid_worker":
            return holder.organisation_id
        desks = [
            actor
            for actor in self.people.values()
            if actor.role in _ROLES["mediator" if self.track == "dispute" else "desk"]
            and self.grid.startswith(actor.area_code)
        ]
        nearest = sorted(desks, key=lambda actor: (-len(actor.area_code), actor.post_id))
        return nearest[0].organisation_id if nearest else None

    def _is_worked_by(self, worker: Actor | None) -> bool:
        return (
            worker is not None
            and worker.role == "grid_worker"
            and worker.area_code.startswith(self.grid[:12])
        )
