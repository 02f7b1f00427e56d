"""The words of the event track's table; its moves stand in files beside this, by what they are about."""

from __future__ import annotations

from typing import Final

from pingan.cases.workflow import ACCEPT, CLOSE, State, resume, start, stop

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
DEPARTMENT = frozenset({"department"})
# Whoever a case can be sent to.
HANDLERS = WORKERS | DEPARTMENT
# Who says what is to become of a case, and neither works on it nor writes beside it.
LEADERS = frozenset({"leader"})
# Whoever stands above somebody else.
APPROVERS = DISPATCHERS | LEADERS
SENT_OR_TAKEN = frozenset({State.ACCEPTED, DISPATCHED, IN_HAND})
