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
    "sent": {"grid_worker", "department"},
    "office": {"dispatcher", "county_dispatcher", "department"},
    "checker": {"dispatcher", "county_dispatcher", "grid_worker"},
    "righting": {"dispatcher", "county_dispatcher", "grid_worker"},
    "mending": {"mediator", "grid_worker"},
    "having": {"dispatcher", "county_dispatcher", "department", "grid_worker"},
    "above": {"dispatcher", "county_dispatcher", "leader"},
    "staff": {"grid_worker", "dispatcher", "county_dispatcher", "department", "mediator"},
}
_ALL = {
    "event": {
        *("reported", "accepted", "dispatched", "objected", "in_hand", "handled", "suspended"),
        "closed",
    },
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


# Action, whose work it is, from where, to where (= stays), whose turn it has to be: anyone's, of whoever
# holds it or works for the organisation that has it (holder), of them and whoever acts beside them (team), or
# the holder's unless nobody holds it (free).
_EVENT = """
claim              desk      reported                             accepted    anyone
reject             desk      reported,accepted                    closed      free
withdraw           staff     reported                             closed      anyone
release            desk      accepted                             reported    anyone
dispatch           desk      reported,accepted                    dispatched  free
assign             desk      reported,accepted                    dispatched  free
pass_on            office    accepted,in_hand                     =           holder
recall             desk      dispatched,in_hand                   reported    anyone
receive            sent      dispatched                           in_hand     holder
send_back          sent      dispatched,in_hand                   reported    holder
object             sent      dispatched                           objected    holder
uphold             desk      objected                             reported    anyone
overrule           desk      objected                             dispatched  anyone
ask_extension      having    accepted,dispatched,in_hand          =           holder
ask_suspension     desk      accepted,dispatched,in_hand,handled  =           anyone
resume             desk      suspended                            accepted    anyone
handle             sent      in_hand                              handled     holder
verify             checker   handled                              =           anyone
rework             desk      handled                              dispatched  anyone
self_resolve       worker    reported                             closed      anyone
hand_to_mediation  desk      reported,accepted,handled            reported    free
close              desk      accepted,handled                     closed      free
reopen             desk      closed                               reported    anyone
evaluate           desk      closed                               =           anyone
note               staff     open                                 =           anyone
add_photo          staff     always                               =           anyone
add_file           staff     always                               =           anyone
recategorise       righting  open                                 =           anyone
correct_place      righting  open                                 =           anyone
rehome             desk      open                                 =           anyone
merge              desk      open                                 closed      anyone
unmerge            desk      closed                               reported    anyone
split              desk      open                                 =           anyone
instruct           desks     open                                 =           anyone
remind             desks     open                                 =           anyone
supervise          senior    open                                 =           anyone
lift_supervision   senior    open                                 =           anyone
"""
_DISPUTE = """
claim              mediator  reported                    accepted    anyone
withdraw           staff     reported                    closed      anyone
release            mediator  accepted,mediating          reported    anyone
pass_on            mediator  accepted,mediating          =           holder
self_resolve       worker    reported                    closed      anyone
record_session     mediator  accepted,mediating          mediating   team
conclude           mediator  accepted,mediating          concluded   holder
decline            mediator  reported,accepted           closed      free
prolong            mediator  accepted,mediating          =           holder
recategorise       mending   open                        =           anyone
correct_place      mending   open                        =           anyone
rehome             mediator  open                        =           anyone
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
# Taken by whoever grants leave for them, in the moment they do, and offered to nobody.
GRANTED = _table(
    "event",
    """
extend             above     accepted,dispatched,in_hand          =           anyone
suspend            above     accepted,dispatched,in_hand,handled  suspended   anyone
""",
)
# What leave is asked for by them.
ASKS = {"ask_extension": "extend", "ask_suspension": "suspend"}

PAST = {
    "report": "case.reported",
    "claim": "case.claimed",
    "reject": "case.rejected",
    "withdraw": "case.withdrawn",
    "release": "case.released",
    "dispatch": "case.dispatched",
    "assign": "case.assigned",
    "pass_on": "case.passed_on",
    "recall": "case.recalled",
    "receive": "case.received",
    "send_back": "case.sent_back",
    "object": "case.objected",
    "uphold": "case.objection_upheld",
    "overrule": "case.objection_overruled",
    "ask_extension": "case.extension_asked",
    "extend": "case.extended",
    "ask_suspension": "case.suspension_asked",
    "suspend": "case.suspended",
    "resume": "case.resumed",
    "handle": "case.handled",
    "verify": "case.verified",
    "rework": "case.reworked",
    "self_resolve": "case.self_resolved",
    "hand_to_mediation": "case.handed_to_mediation",
    "record_session": "case.session_recorded",
    "conclude": "case.concluded",
    "decline": "case.declined",
    "prolong": "case.prolonged",
    "name_party": "case.party_named",
    "record_consent": "case.consent_recorded",
    "close": "case.closed",
    "reopen": "case.reopened",
    "evaluate": "case.evaluated",
    "note": "case.noted",
    "add_photo": "case.photo_added",
    "add_file": "case.file_added",
    "recategorise": "case.recategorised",
    "correct_place": "case.place_corrected",
    "rehome": "case.rehomed",
    "merge": "case.merged",
    "unmerge": "case.unmerged",
    "split": "case.split",
    "finish_task": "case.task_finished",
    "instruct": "case.instructed",
    "remind": "case.reminded",
    "supervise": "case.supervised",
    "lift_supervision": "case.supervision_lifted",
}
MAX_PHOTOS = 9
# They only add to a case: nobody who decided on it before comes too late because of them.
QUIET = frozenset(
    {
        *("note", "add_photo", "add_file", "ask_extension", "ask_suspension", "evaluate", "finish_task"),
        *("instruct", "remind", "supervise", "lift_supervision", "name_party", "record_consent"),
    }
)
# Whoever reported it takes nothing by putting it right.
PUTS_RIGHT = ("recategorise", "correct_place")
# After these nobody holds the case.
LETS_GO = frozenset(
    {
        *("release", "recall", "send_back", "uphold", "handle", "hand_to_mediation", "suspend"),
        *("reject", "decline", "close", "merge"),
    }
)
# After these no organisation has it.
LEAVES_THE_ORGANISATION = frozenset(
    {"recall", "send_back", "uphold", "suspend", "hand_to_mediation", "reopen", "unmerge"}
)
# Endings that the house has answered itself: such a case can be opened again.
ANSWERED = frozenset({"close", "self_resolve", "reject"})

Refusal = tuple[int, str]


@dataclass(frozen=True)
class Given:
    """What a step is taken with, as far as it decides anything: a person, an organisation, another case."""

    person: Actor | None = None
    organisation: UUID | None = None
    takes_cases: bool = False
    category: str = ""
    grid: str = ""
    into: Known | None = None


NOTHING = Given()


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
    category: str = "0506"
    state: str = "reported"
    ending: str = ""
    holder: UUID | None = None
    organisation: UUID | None = None
    version: int = 1
    handler: UUID | None = None
    sent_by: str = ""
    may_object: bool = False
    upheld: int = 0
    extended: bool = False
    verified: bool = False
    # Two parties at least, and each of them agrees to be mediated; and to go on beyond the month.
    agreed: bool = False
    prolonged: bool = False
    evaluated: bool = False
    # Who closed it without dealing with it first, and whether anybody is to be called about that.
    closer: UUID | None = None
    told_from_the_field: bool = False
    to_call: bool = False
    merged: bool = False
    photos: int = 0
    taken: bool = False
    # The move that leave was asked for, and of which organisation.
    asked: dict[str, UUID] = field(default_factory=dict)
    # Supervised at the one level that is tried here; who was asked to report, and who has reminded lately.
    supervised: bool = False
    reporting: UUID | None = None
    reminded: set[UUID] = field(default_factory=set)
    # Everybody there is, by account: who holds a case works for somebody.
    people: Mapping[UUID, Actor] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    acts: list[Line] = field(default_factory=list)

    @classmethod
    def reported(
        cls, case_id: UUID, grid: str, by: Actor, track: str, *, closed: bool, category: str = "0506"
    ) -> Known:
        known = cls(case_id, grid, by.account_id, track, category, "closed" if closed else "reported")
        known.ending = "self_resolve" if closed else ""
        known._wrote(
            Line(
                "report", "", known.state, by.account_id, by.role, 1, None, track, frozenset({by.account_id})
            )
        )
        known.told_from_the_field = by.role == "grid_worker"
        return known

    @property
    def row(self) -> tuple[Any, ...]:
        return (
            *(self.grid, self.track, self.state, self.ending, self.holder, self.organisation, self.version),
            self.state == "closed",
        )

    @property
    def has_main_task(self) -> bool:
        """While the organisation that has it has something to do for it."""
        return self.organisation is not None and self.state in ("dispatched", "objected", "in_hand")

    def within_reach_of(self, actor: Actor) -> bool:
        """Whether there is such a case at all for this actor."""
        inside = self.grid.startswith(actor.area_code)
        own = actor.account_id in (self.reporter, self.holder)
        if actor.role == "leader":
            return inside
        if actor.role == "mediator":
            return own or (inside and self.track == "dispute")
        if actor.role == "department":
            return own or actor.organisation_id in (self.organisation, self.reporting, *self.asked.values())
        return own or inside

    def open_to(self, actor: Actor) -> frozenset[str]:
        """The steps this actor may take now, if the case is within reach."""
        return frozenset(
            action for action in RULES[self.track] if self.refusal_by_table(actor, action) is None
        )

    def refusal(self, actor: Actor, action: str, version: int | None, given: Given) -> Refusal | None:
        """What the step must be refused with, None where it must succeed: the first reason that holds."""
        reasons: list[tuple[bool, Refusal]] = [
            (actor.role == "leader" and action == "add_photo", (403, "not_your_operation")),
            (version is None and action not in QUIET, (428, "version_needed")),
            (not self.within_reach_of(actor), (404, "not_found")),
            (action == "claim" and self.holder not in (None, actor.account_id), (409, "already_claimed")),
            (version != self.version and action not in QUIET, (412, "stale_version")),
        ]
        first = next((refusal for holds, refusal in reasons if holds), None)
        return first or self.refusal_by_table(actor, action) or self._refusal_of_words(actor, action, given)

    def _refusal_of_words(self, actor: Actor, action: str, given: Given) -> Refusal | None:
        """Whose step it is is looked at before what was said with it."""
        wrong = {
            "add_photo": (self.photos == MAX_PHOTOS, (422, "too_many_photos")),
            "dispatch": (not self._is_worked_by(given.person), (422, "unknown_worker")),
            "assign": (not given.takes_cases, (422, "unknown_organisation")),
            "pass_on": (not _are_colleagues(actor, given.person), (422, "unknown_colleague")),
            "record_session": (not self.agreed, (422, "parties_missing")),
            "prolong": self._speaks_against_going_on(),
            "merge": (not self._can_be_merged(actor, given.into), (422, "cannot_merge")),
            "remind": (actor.account_id in self.reminded, (409, "reminded_already")),
            "supervise": (self.supervised, (409, "already_supervised")),
        }.get(action)
        return wrong[1] if wrong and wrong[0] else None

    def _speaks_against_going_on(self) -> tuple[bool, Refusal]:
        """It is the parties' to want, and only to a later day than they wanted before."""
        if not self.agreed:
            return True, (422, "parties_missing")
        return self.prolonged, (400, "bad_input")

    def let_parties_agree(self, by: Actor) -> None:
        """Become what two parties make of it that are written down and agree."""
        for action in ("name_party", "record_consent") * 2:
            self._tell(by, action, self._what_is_told(), [])
        self.agreed = True

    def refusal_by_table(self, actor: Actor, action: str) -> Refusal | None:
        rule = RULES[self.track].get(action)
        if rule is None or self.state not in rule.sources:
            return 409, "wrong_state"
        holds = actor.account_id == self.holder or (
            self.organisation is not None and actor.organisation_id == self.organisation
        )
        # Nobody mediates with the holder here.
        turn = {
            "anyone": True,
            "holder": holds,
            "team": holds,
            "free": holds or self.holder is None,
        }[rule.turn]
        may = actor.role in rule.roles and turn
        return self._refusal_by_history(actor, action) or (None if may else (403, "not_your_move"))

    def _refusal_by_history(self, actor: Actor, action: str) -> Refusal | None:
        """What became of the case before speaks against some steps, whoever wants to take them."""
        not_a_desk_s = actor.role == "grid_worker"
        mine_to_check = self.state == "handled" and self.handler == actor.account_id
        of_the_county = actor.role in ("county_dispatcher", "leader")
        township_decides = self.sent_by != "county_dispatcher" and self.upheld < 2
        for holds, refusal in {
            # Settled on the spot, or taken back, is what nobody has ever taken; what came back is the desk's.
            "self_resolve": [(self.taken, (409, "wrong_state"))],
            "withdraw": [
                (self.taken, (409, "wrong_state")),
                (self.reporter != actor.account_id, (403, "not_your_move")),
            ],
            # A worker puts their own report right, as long as it is nobody's.
            **{
                right: [
                    (not_a_desk_s and (self.taken or self.state != "reported"), (409, "wrong_state")),
                    (not_a_desk_s and self.reporter != actor.account_id, (403, "not_your_move")),
                ]
                for right in PUTS_RIGHT
            },
            "object": [(not self.may_object, (409, "too_late"))],
            "uphold": [(not of_the_county and not township_decides, (403, "county_decides"))],
            "overrule": [(not of_the_county and not township_decides, (403, "county_decides"))],
            "ask_extension": [
                (self.extended, (409, "already_extended")),
                ("extend" in self.asked, (409, "already_asked")),
            ],
            "ask_suspension": [("suspend" in self.asked, (409, "already_asked"))],
            "verify": [(self.verified, (409, "wrong_state")), (mine_to_check, (403, "own_work"))],
            "close": [(mine_to_check, (403, "own_work"))],
            "reopen": [(self.ending not in ANSWERED, (409, "wrong_state"))],
            "evaluate": [
                (self.evaluated, (409, "already_evaluated")),
                (not self.to_call, (409, "nobody_to_call")),
                ((self.handler or self.closer) == actor.account_id, (403, "own_work")),
            ],
            "unmerge": [(not self.merged, (409, "wrong_state"))],
            "lift_supervision": [(not self.supervised, (409, "wrong_state"))],
        }.get(action, []):
            if holds:
                return refusal
        return None

    def take(self, actor: Actor, action: str, given: Given = NOTHING, *, above: UUID | None = None) -> None:
        """Become what a successful step makes of it. `above`: whom leave is asked of."""
        was = self._what_is_told()
        rule = RULES[self.track].get(action) or GRANTED[action]
        self.state = rule.to or self.state
        if rule.to is not None:
            self.ending = action if rule.to == "closed" else ""
        if action not in QUIET:
            self.version += 1
            self.taken |= action not in PUTS_RIGHT or actor.account_id != self.reporter
        if action == "hand_to_mediation":
            self.track = "dispute"
        if action in ASKS and above is not None:
            self.asked[ASKS[action]] = above
        self._remember(actor, action, given)
        self._hand(actor, action, given)
        if rule.to == "closed":
            # Of a case that is closed nobody has to report.
            self.reporting = None
        # Leave for what cannot be done any more is not waited for.
        void = {
            move: asked
            for move, asked in self.asked.items()
            if self.track != "event" or self.state not in GRANTED[move].sources
        }
        for move in void:
            del self.asked[move]
        self._tell(actor, action, was, void.values())

    def answer(self, actor: Actor, action: str, *, granted: bool) -> None:
        """Become what an answer to whoever asked leave makes of it: the answer, and the move it grants."""
        asked = self.asked.pop(action)
        self._tell(actor, "finish_task", self._what_is_told(), [asked])
        self.acts.pop()
        if granted:
            self.take(actor, action)
        # The answer's act is the last, and tells of the case as it has become.
        line = self.lines.pop
        self._tell(actor, "finish_task", self._what_is_told(), [asked])
        line()

    def _remember(self, actor: Actor, action: str, given: Given) -> None:
        """What later steps hang on."""
        if action == "handle":
            self.handler, self.verified = actor.account_id, False
        if action in ("dispatch", "assign"):
            self.sent_by, self.may_object = actor.role, True
        # Once it was objected to or received, or went elsewhere, the window is shut.
        if action in ("object", "receive", "recall", "send_back", "uphold", "suspend", "merge"):
            self.may_object = False
        if action == "reopen":
            self.evaluated = self.extended = self.to_call = False
            self.handler = self.closer = None
        if action in ("close", "self_resolve") and self.track == "event":
            self.closer = actor.account_id
            # Of nobody's own work anybody is asked; a desk's own note is nobody's.
            self.to_call = self.told_from_the_field and self.reporter != (self.handler or self.closer)
        if action == "prolong":
            self.prolonged = True
        if action == "remind":
            self.reminded.add(actor.account_id)
        if action in ("supervise", "lift_supervision"):
            self.supervised = action == "supervise"
            self.reporting = self._in_charge() if self.supervised else None
        if action in ("merge", "unmerge"):
            self.merged = action == "merge"
        if action in ("rehome", "correct_place"):
            self.grid = given.grid
        self._mark(action, given)

    def _mark(self, action: str, given: Given) -> None:
        self.verified |= action == "verify"
        self.extended |= action == "extend"
        self.evaluated |= action == "evaluate"
        self.upheld += action == "uphold"
        self.photos += action == "add_photo"
        self.category = given.category if action == "recategorise" else self.category

    def _hand(self, actor: Actor, action: str, given: Given) -> None:
        if action in LETS_GO:
            self.holder = None
        elif action in ("claim", "receive", "resume"):
            self.holder = actor.account_id
        elif action in ("dispatch", "pass_on"):
            self.holder = given.person.account_id if given.person else None
        elif action == "assign":
            self.holder, self.organisation = None, given.organisation
        elif action == "rework":
            self.holder = self.handler
        if action in LEAVES_THE_ORGANISATION:
            self.organisation = None

    def _what_is_told(self) -> tuple[str, str, set[UUID | None]]:
        return self.state, self.track, {self.holder, self.organisation, self.reporting}

    def _tell(self, actor: Actor, action: str, was: tuple[str, str, set[UUID | None]], gone: Any) -> None:
        was_state, was_track, had_it = was
        # Whoever loses the case hears so, too: their list still shows it.
        has_it = {self.reporter, self.holder, self.organisation, self.reporting, *self.asked.values()}
        hearers = {*has_it, *gone, *(set() if action == "finish_task" else had_it)}
        self._wrote(
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
        """The organisation that has it, or whom its holder works for, unless that is a village's committee;
        else the nearest desk's."""
        holder = self.people.get(self.holder) if self.holder else None
        if self.organisation is not None:
            return self.organisation
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

    def _wrote(self, line: Line) -> None:
        self.lines.append(line)
        self.acts.append(line)

    def _is_worked_by(self, worker: Actor | None) -> bool:
        return (
            worker is not None
            and worker.role == "grid_worker"
            and worker.area_code.startswith(self.grid[:12])
        )

    def _can_be_merged(self, actor: Actor, into: Known | None) -> bool:
        return (
            into is not None and into is not self and into.state != "closed" and into.within_reach_of(actor)
        )


def _are_colleagues(actor: Actor, other: Actor | None) -> bool:
    return (
        other is not None
        and other.account_id != actor.account_id
        and (other.role, other.organisation_id) == (actor.role, actor.organisation_id)
    )
