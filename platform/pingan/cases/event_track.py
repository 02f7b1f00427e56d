"""The event track: a matter is accepted at a desk, sent to a grid worker or a department, dealt with,
checked and closed; and whatever else becomes of one.

What several owe is a task, and what is timed is a clock: neither is a state. Two waits are states, for
nobody may go on with the case until somebody has decided: an objection, and what cannot be solved for now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases import oversight
from pingan.cases.tracks import PUTS_RIGHT, Track
from pingan.cases.workflow import (
    ACCEPT,
    ACTOR,
    ANYBODY,
    CLOSE,
    NOBODY,
    Action,
    Holding,
    Move,
    State,
    additions,
    extend,
    given,
    last_by,
    pause,
    resume,
    start,
    start_until,
    stop,
    wake,
)

EVENT: Final = "event"

# Its own states, beside those that every track knows.
DISPATCHED: Final = "dispatched"  # 已派单: on its way to a grid worker or a department
OBJECTED: Final = "objected"  # 异议待裁: whoever it was sent to says that it is not theirs
IN_HAND: Final = "in_hand"  # 办理中: the worker has it
HANDLED: Final = "handled"  # 待核查: done, to be checked by the desk
SUSPENDED: Final = "suspended"  # 挂账: cannot be solved for now, and is looked at again on a day
OPEN_STATES = frozenset({State.REPORTED, State.ACCEPTED, DISPATCHED, OBJECTED, IN_HAND, HANDLED, SUSPENDED})

# Its own actions.
REJECT: Final = "reject"
WITHDRAW: Final = "withdraw"
DISPATCH: Final = "dispatch"
ASSIGN: Final = "assign"
PASS_ON: Final = "pass_on"  # noqa: S105  no password
RECALL: Final = "recall"
RECEIVE: Final = "receive"
SEND_BACK: Final = "send_back"
OBJECT: Final = "object"
UPHOLD: Final = "uphold"
OVERRULE: Final = "overrule"
ASK_EXTENSION: Final = "ask_extension"
EXTEND: Final = "extend"
ASK_SUSPENSION: Final = "ask_suspension"
SUSPEND: Final = "suspend"
RESUME: Final = "resume"
HANDLE: Final = "handle"
VERIFY: Final = "verify"
REWORK: Final = "rework"
REOPEN: Final = "reopen"
EVALUATE: Final = "evaluate"

# What a desk puts right about a case.
RECATEGORISE: Final = "recategorise"
CORRECT_PLACE: Final = "correct_place"
REHOME: Final = "rehome"
MERGE: Final = "merge"
UNMERGE: Final = "unmerge"
SPLIT: Final = "split"

# The clocks it knows beside those of every case.
OBJECTION: Final = "objection"  # whoever it was sent to may say that it is not theirs
REVIEW: Final = "review"  # what is suspended must be looked at again
LEAD: Final = "lead"  # somebody must be named to lead
WINDOW: Final = "reopen"  # what was closed may be opened again

# What becomes of the clocks.
TAKEN = (stop(ACCEPT),)
SENT = (stop(ACCEPT), stop(LEAD), start(OBJECTION))
WAITS_AGAIN = (stop(OBJECTION), resume(ACCEPT))
FINISHED = (stop(ACCEPT), stop(CLOSE))
ENDED = (*FINISHED, stop(LEAD), start(WINDOW))
ANEW = (stop(LEAD), start(ACCEPT), start(CLOSE))

# Of a township, and of the county.
DISPATCHERS = frozenset({"dispatcher", "county_dispatcher"})
WORKERS = frozenset({"grid_worker"})
_DEPARTMENT = frozenset({"department"})
# Whoever a case can be sent to.
_HANDLERS = WORKERS | _DEPARTMENT
# Who says what is to become of a case, and neither works on it nor writes beside it.
LEADERS = frozenset({"leader"})
# Whoever stands above somebody else.
_APPROVERS = DISPATCHERS | LEADERS
_SENT_OR_TAKEN = frozenset({State.ACCEPTED, DISPATCHED, IN_HAND})

# A report that its reporter takes back, while it is nobody's business yet. On every track.
WITHDRAWAL = Move(
    frozenset({State.REPORTED}),
    State.CLOSED,
    ANYBODY,
    needs=("reason",),
    guards=("untaken", "reported_it"),
    clocks=FINISHED,
    past="withdrawn",
    body="reason",
    words="reason",
    about="Whoever reported it takes it back, before anybody has taken it.",
    not_by=LEADERS,
)

# What a desk puts right, with a word why; the first two also whoever reported it, as long as it is nobody's.
CORRECTIONS: Mapping[str, Move] = {
    RECATEGORISE: Move(
        OPEN_STATES,
        None,
        DISPATCHERS | WORKERS,
        needs=("category", "reason"),
        guards=(PUTS_RIGHT, "category_of_track"),
        effects=("recategorise",),
        past="recategorised",
        body="recategorise",
        words="reason",
        keeps=("category",),
        about="Another category of the same trade: by a desk, or by the worker who reported it until "
        "somebody has taken it.",
    ),
    CORRECT_PLACE: Move(
        OPEN_STATES,
        None,
        DISPATCHERS | WORKERS,
        needs=("location", "reason"),
        guards=(PUTS_RIGHT,),
        effects=("correct_place",),
        past="place_corrected",
        body="correct_place",
        words="reason",
        about="Another point, and with it the grid that it is in: by a desk, or by the worker who reported "
        "it until somebody has taken it.",
    ),
    REHOME: Move(
        OPEN_STATES,
        None,
        DISPATCHERS,
        needs=("grid_code", "reason"),
        guards=("grid_of_county",),
        effects=("rehome",),
        past="rehomed",
        body="rehome",
        words="reason",
        keeps=("grid_code",),
        about="Another grid of the county, whose people see to it from now on.",
    ),
    MERGE: Move(
        OPEN_STATES,
        State.CLOSED,
        DISPATCHERS,
        needs=("into", "reason"),
        guards=("another_open_case",),
        holder=NOBODY,
        clocks=(*FINISHED, stop(OBJECTION), stop(REVIEW), stop(LEAD)),
        effects=("take_back", "merge"),
        past="merged",
        stage="merged",
        body="merge",
        words="reason",
        keeps=("into",),
        locks=("into",),
        about="The same matter as another open case, which goes on for both.",
    ),
    UNMERGE: Move(
        frozenset({State.CLOSED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        guards=("merged",),
        organisation=NOBODY,
        clocks=(resume(ACCEPT), resume(CLOSE)),
        effects=("unmerge",),
        past="unmerged",
        body="reason",
        words="reason",
        about="Another matter after all: the case waits again.",
    ),
    SPLIT: Move(
        OPEN_STATES,
        None,
        DISPATCHERS,
        needs=("category", "what"),
        guards=("category_of_track",),
        effects=("split",),
        past="split",
        body="split",
        about="A part of the case becomes a case of its own.",
    ),
}

MOVES: Mapping[str, Move] = {
    Action.CLAIM: Move(
        frozenset({State.REPORTED}),
        State.ACCEPTED,
        DISPATCHERS,
        guards=("unclaimed",),
        holder=ACTOR,
        clocks=TAKEN,
        effects=("catch_all",),
        past="claimed",
        stage="accepted",
        bulk=True,
        about="Take a waiting case. Whoever comes second is told who was quicker: `already_claimed`.",
    ),
    # Small things end where they arise; what is no matter of ours ends here, and says where the way leads on.
    REJECT: Move(
        frozenset({State.REPORTED, State.ACCEPTED}),
        State.CLOSED,
        DISPATCHERS,
        Holding.FREE_OR_HOLDER,
        needs=("cause", "reason"),
        holder=NOBODY,
        clocks=ENDED,
        effects=("tell_cause",),
        past="rejected",
        stage="rejected",
        body="reject",
        words="reason",
        keeps=("cause", "road"),
        about="Not taken up, with the cause. Whoever is sent to another authority is told which road it is.",
    ),
    WITHDRAW: WITHDRAWAL,
    # By any colleague, for whoever claimed it may be ill or gone; so is `recall`. Both say why.
    Action.RELEASE: Move(
        frozenset({State.ACCEPTED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        holder=NOBODY,
        clocks=(resume(ACCEPT),),
        past="released",
        body="reason",
        words="reason",
        about="Put a claimed case back into the queue; colleagues of its holder may, too.",
    ),
    # From `reported` too: a desk that knows at once whose it is need not claim it first.
    DISPATCH: Move(
        frozenset({State.REPORTED, State.ACCEPTED}),
        DISPATCHED,
        DISPATCHERS,
        Holding.FREE_OR_HOLDER,
        needs=("worker_id",),
        guards=("works_there", "within_duty"),
        holder=given("worker_id"),
        clocks=SENT,
        effects=("duty",),
        past="dispatched",
        stage="assigned",
        bulk=True,
        body="dispatch",
        words="note",
        keeps=("worker_id",),
        about="Hand a case to a grid worker of its village; `unknown_worker` for anybody else.",
    ),
    ASSIGN: Move(
        frozenset({State.REPORTED, State.ACCEPTED}),
        DISPATCHED,
        DISPATCHERS,
        Holding.FREE_OR_HOLDER,
        needs=("organisation_id",),
        guards=("takes_cases", "within_duty"),
        holder=NOBODY,
        organisation=given("organisation_id"),
        clocks=SENT,
        effects=("hand_out", "duty"),
        bulk=True,
        past="assigned",
        stage="assigned",
        body="assign",
        words="note",
        keeps=("organisation_id",),
        about="Hand a case to a department of the county; `unknown_organisation` for any other body.",
    ),
    PASS_ON: Move(
        frozenset({State.ACCEPTED, IN_HAND}),
        None,
        DISPATCHERS | _DEPARTMENT,
        Holding.HOLDER,
        needs=("colleague_id",),
        guards=("is_colleague",),
        holder=given("colleague_id"),
        effects=("hand_on",),
        past="passed_on",
        body="pass_on",
        words="note",
        keeps=("colleague_id",),
        about="Give a case to a colleague by name; `unknown_colleague` for whoever is none.",
    ),
    RECALL: Move(
        frozenset({DISPATCHED, IN_HAND}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        holder=NOBODY,
        organisation=NOBODY,
        clocks=WAITS_AGAIN,
        effects=("take_back",),
        past="recalled",
        body="reason",
        words="reason",
        about="Take a case back into the desk's queue: who has it is ill, gone, or the wrong one to ask.",
    ),
    RECEIVE: Move(
        frozenset({DISPATCHED}),
        IN_HAND,
        _HANDLERS,
        Holding.HOLDER,
        holder=ACTOR,
        clocks=(stop(OBJECTION),),
        effects=("hand_on",),
        past="received",
        about="The worker, or somebody of the department, confirms having it.",
    ),
    # Not mine, wrong place, wrong trade: back to the desk's queue, with the reason on record.
    SEND_BACK: Move(
        frozenset({DISPATCHED, IN_HAND}),
        State.REPORTED,
        _HANDLERS,
        Holding.HOLDER,
        needs=("reason",),
        holder=NOBODY,
        organisation=NOBODY,
        clocks=WAITS_AGAIN,
        effects=("take_back",),
        past="sent_back",
        body="reason",
        words="reason",
        about="Whoever has it returns it to the desk's queue, saying why.",
    ),
    # Not a way of sending it back: it stays theirs until the objection is decided, and the clock runs on.
    OBJECT: Move(
        frozenset({DISPATCHED}),
        OBJECTED,
        _HANDLERS,
        Holding.HOLDER,
        needs=("ground", "reason"),
        guards=("in_objection_window",),
        clocks=(stop(OBJECTION),),
        past="objected",
        body="object",
        words="reason",
        keeps=("ground",),
        about="Whoever it was sent to says, within the window, that it is not theirs; `too_late` after.",
    ),
    UPHOLD: Move(
        frozenset({OBJECTED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        guards=("decides_objections",),
        holder=NOBODY,
        organisation=NOBODY,
        clocks=WAITS_AGAIN,
        effects=("take_back",),
        past="objection_upheld",
        body="reason",
        words="reason",
        about="The objection holds: the case is to be sent to somebody else. After two that did, and where "
        "the county has sent it, the county's desk decides (`county_decides`).",
    ),
    OVERRULE: Move(
        frozenset({OBJECTED}),
        DISPATCHED,
        DISPATCHERS,
        needs=("reason",),
        guards=("decides_objections",),
        past="objection_overruled",
        body="reason",
        words="reason",
        about="The objection does not hold: the case stays where it was sent, and nobody objects again.",
    ),
    ASK_EXTENSION: Move(
        _SENT_OR_TAKEN,
        None,
        DISPATCHERS | _HANDLERS,
        Holding.HOLDER,
        needs=("until", "reason"),
        guards=("before_it_is_due", "not_extended", "extension_not_asked", "later_than_due"),
        effects=("ask",),
        asks=EXTEND,
        quiet=True,
        past="extension_asked",
        body="ask_extension",
        words="reason",
        keeps=("until",),
        about="Ask for more time, before the case is due and once; the organisation one level up decides.",
    ),
    # Taken by the approval itself, at once.
    EXTEND: Move(
        _SENT_OR_TAKEN,
        None,
        _APPROVERS,
        needs=("until",),
        guards=("not_extended",),
        approval="approval",
        clocks=(extend(CLOSE, "until"),),
        offered=False,
        past="extended",
        stage="extended",
        body=None,
        words="reason",
        keeps=("until",),
        about="More time was given.",
    ),
    ASK_SUSPENSION: Move(
        _SENT_OR_TAKEN | {HANDLED},
        None,
        DISPATCHERS,
        needs=("review_on", "reason", "reply"),
        guards=("suspension_not_asked", "reviewed_in_time"),
        effects=("ask",),
        asks=SUSPEND,
        quiet=True,
        past="suspension_asked",
        body="ask_suspension",
        words="reason",
        keeps=("review_on", "reply"),
        about="Ask to put aside what cannot be solved for now: when it is looked at again, within 90 days, "
        "and what whoever reported it is told. The organisation one level up decides.",
    ),
    SUSPEND: Move(
        _SENT_OR_TAKEN | {HANDLED},
        SUSPENDED,
        _APPROVERS,
        needs=("review_on", "reply"),
        approval="approval",
        holder=NOBODY,
        organisation=NOBODY,
        clocks=(stop(ACCEPT), stop(OBJECTION), pause(LEAD), pause(CLOSE), start_until(REVIEW, "review_on")),
        effects=("take_back",),
        offered=False,
        past="suspended",
        stage="suspended",
        body=None,
        words="reason",
        keeps=("review_on", "reply"),
        about="Put aside (挂账) until a day; its time stands still.",
    ),
    RESUME: Move(
        frozenset({SUSPENDED}),
        State.ACCEPTED,
        DISPATCHERS,
        needs=("reason",),
        holder=ACTOR,
        clocks=(stop(REVIEW), wake(LEAD), resume(CLOSE)),
        past="resumed",
        body="reason",
        words="reason",
        about="Take up again what was put aside; whoever does has it, and its time runs on.",
    ),
    HANDLE: Move(
        frozenset({IN_HAND}),
        HANDLED,
        _HANDLERS,
        Holding.HOLDER,
        needs=("result",),
        holder=NOBODY,
        effects=("hand_in",),
        past="handled",
        stage="handled",
        body="result",
        words="result",
        about="Whoever has it has dealt with it; the desk checks next, whoever sits there.",
    ),
    # Most small things end where they arise (自办自结): the grid's worker settles what nobody has taken yet.
    Action.SELF_RESOLVE: Move(
        frozenset({State.REPORTED}),
        State.CLOSED,
        WORKERS,
        needs=("result",),
        guards=("untaken",),
        clocks=ENDED,
        effects=("promise_call",),
        past="self_resolved",
        stage="closed",
        body="result",
        words="result",
        about="The worker settled it on the spot: report and closing are one matter (自办自结).",
    ),
    VERIFY: Move(
        frozenset({HANDLED}),
        None,
        DISPATCHERS | WORKERS,
        needs=("note",),
        guards=("not_verified", "not_the_handler"),
        past="verified",
        body="verify",
        words="note",
        about="Somebody else than the handler has looked and says what was found; the desk closes next.",
    ),
    REWORK: Move(
        frozenset({HANDLED}),
        DISPATCHED,
        DISPATCHERS,
        needs=("reason",),
        holder=last_by(HANDLE),
        effects=("hand_out",),
        past="reworked",
        body="reason",
        words="reason",
        about="The desk is not satisfied: back to whoever handled it last.",
    ),
    Action.CLOSE: Move(
        frozenset({State.ACCEPTED, HANDLED}),
        State.CLOSED,
        DISPATCHERS,
        Holding.FREE_OR_HOLDER,
        needs=("note",),
        guards=("not_the_handler",),
        holder=NOBODY,
        clocks=ENDED,
        effects=("promise_call",),
        past="closed",
        stage="closed",
        body="close",
        words="note",
        about="Close a case whose work is done; whoever handled it does not.",
    ),
    REOPEN: Move(
        frozenset({State.CLOSED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        guards=("ended_by_us", "in_reopen_window"),
        organisation=NOBODY,
        clocks=(stop(WINDOW), *ANEW),
        effects=("call_no_more",),
        past="reopened",
        stage="reopened",
        body="reason",
        words="reason",
        about="Not solved: the case waits again, within a window after its end; `too_late` after.",
    ),
    EVALUATE: Move(
        frozenset({State.CLOSED}),
        None,
        DISPATCHERS,
        needs=("call",),
        guards=("to_be_called", "has_not_handled"),
        effects=("evaluate",),
        quiet=True,
        past="evaluated",
        body="evaluate",
        words="note",
        about="What came of calling back whoever told us of it: with `told`, was there an answer, is it "
        "solved, are they satisfied, null for what was not told. Who is reached, refuses, or is not reached "
        "in three different halves of days is not called again. Never by whoever handled it, and within a "
        "window after its end. With `reopen` the case is opened again in the same step.",
    ),
    **oversight.moves(OPEN_STATES),
    **additions(OPEN_STATES, not_by=LEADERS),
    **CORRECTIONS,
}

TRACK = Track(EVENT, MOVES)
